"""Reading a pack's folder: nothing outside it, nothing that waits, and what is good opens."""

import os
from pathlib import Path

import pytest

from handbook.content import limits
from handbook.content.library import compile_pack
from handbook.content.pack_files import read_pack_files
from handbook.errors import ContentError

from .conftest import GLOSSARY, Files, WritePack


def _problems(folder: Path) -> list[str]:
    return [str(problem) for problem in read_pack_files(folder).problems]


@pytest.mark.parametrize("name", ["missing", "a-file", "\0"])
def test_a_folder_that_is_none_says_what_to_give(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").write_text("")

    with pytest.raises(ContentError, match=r"There is no folder .* holds pack\.yaml"):
        read_pack_files(tmp_path / name)


def test_a_folder_without_yaml_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("hello")

    with pytest.raises(ContentError, match=r"holds no pack: there is no pack\.yaml in it"):
        read_pack_files(tmp_path)


def test_a_link_out_of_the_pack_is_not_read(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text(GLOSSARY)
    del good["glossary.yaml"]
    folder = write_pack(good)
    (folder / "glossary.yaml").symlink_to(secret)

    assert _problems(folder) == [
        "glossary.yaml:1:1: This file leads out of the pack folder; it is not read."
    ]
    assert "glossary.yaml" not in read_pack_files(folder).files


def test_a_linked_folder_out_of_the_pack_is_not_read(write_pack: WritePack, good: Files) -> None:
    outside = write_pack({"rom.yaml": GLOSSARY})
    folder = write_pack(good)
    (folder / "glossary").symlink_to(outside, target_is_directory=True)

    assert _problems(folder) == [
        "glossary/rom.yaml:1:1: This file leads out of the pack folder; it is not read."
    ]


def test_a_link_inside_the_pack_and_a_linked_pack_are_read(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    folder = write_pack(good)
    (folder / "glossary.yaml").rename(folder / "terms.txt")
    (folder / "glossary.yaml").symlink_to("terms.txt")
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)

    assert _problems(tmp_path / "link") == []


def test_a_pipe_a_folder_and_a_circle_are_not_files(write_pack: WritePack, good: Files) -> None:
    folder = write_pack(good)
    for name in ("glossary.yaml", "faq.yaml", "muscles.yaml", "references.yaml"):
        (folder / name).unlink()
    os.mkfifo(folder / "glossary.yaml")
    (folder / "faq.yaml").mkdir()
    (folder / "muscles.yaml").symlink_to("muscles.yaml")
    (folder / "references.yaml").symlink_to("nowhere.yaml")

    not_a_file = "This is not a file; only files are read here."
    found = _problems(folder)

    assert found[0] == f"faq.yaml:1:1: {not_a_file}"
    assert found[1] == f"glossary.yaml:1:1: {not_a_file}"
    assert found[2].startswith("muscles.yaml:1:1: muscles.yaml cannot be read: ")
    assert found[3].startswith("references.yaml:1:1: references.yaml cannot be read: ")
    handbook = compile_pack(folder, None).handbook
    assert handbook is not None
    assert len(handbook.variations) == 2


def test_a_file_that_may_not_be_read_is_named(write_pack: WritePack, good: Files) -> None:
    folder = write_pack(good)
    (folder / "glossary.yaml").chmod(0)

    # Whoever runs as root may read it all the same.
    assert _problems(folder) in (
        [],
        ["glossary.yaml:1:1: glossary.yaml cannot be read: Permission denied."],
    )


def test_files_over_the_limits_are_left_out(
    write_pack: WritePack, good: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_pack(good)
    sizes = {name: len(str(text).encode()) for name, text in good.items()}
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", sizes["faq.yaml"])
    assert "faq.yaml" in read_pack_files(folder).files
    assert f"variations.yaml:1:1: The file has {sizes['variations.yaml']} bytes" in str(
        _problems(folder)
    )

    monkeypatch.undo()
    monkeypatch.setattr(limits, "MAX_PACK_BYTES", sizes["faq.yaml"] + 1)
    assert list(read_pack_files(folder).files) == ["faq.yaml"]

    monkeypatch.undo()
    monkeypatch.setattr(limits, "MAX_FILES", 2)
    assert len(read_pack_files(folder).files) == 2
    assert "more than 2 files" in _problems(folder)[0]


def test_names_that_are_not_utf8_are_no_obstacle(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    folder = write_pack(good)
    odd = os.fsencode(folder / "sections") + b"/\xff.yaml"
    try:
        with open(odd, "wb") as file:
            file.write(b"id: x\n")
    except OSError:
        return  # this file system takes UTF-8 only

    compiled = compile_pack(folder, tmp_path / "cache")

    assert {problem.file for problem in compiled.problems} == {"sections/?.yaml"}
    assert compile_pack(folder, tmp_path / "cache") == compiled
