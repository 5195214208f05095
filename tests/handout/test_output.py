"""A handout's file is written whole or not at all, and a failure says what to do."""

import os
import signal
import stat
import sys
from pathlib import Path

import pytest

from handbook.errors import HandoutError
from handbook.handout.output import write_file

DATA = b"%PDF-1.7 not really"


def test_the_file_holds_the_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "Zoë’s handout.pdf"
    write_file(path, DATA)
    assert path.read_bytes() == DATA
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_of_that_name_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"old" * 100)
    write_file(path, DATA)
    assert path.read_bytes() == DATA


def test_a_name_without_folder_goes_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_file(Path("x.pdf"), DATA)
    assert (tmp_path / "x.pdf").read_bytes() == DATA


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_others_may_read_it_as_any_new_file(tmp_path: Path) -> None:
    plain, made = tmp_path / "plain", tmp_path / "x.pdf"
    plain.touch()
    write_file(made, DATA)
    assert stat.S_IMODE(made.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_is_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "target.pdf", tmp_path / "link.pdf"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_file(link, DATA)
    assert link.is_symlink()
    assert target.read_bytes() == DATA


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match=r"nowhere does not exist\. Make it first"):
        write_file(tmp_path / "nowhere" / "x.pdf", DATA)


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match=r"is a folder\. Add a file name"):
        write_file(tmp_path, DATA)


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(HandoutError, match="is not a folder"):
        write_file(tmp_path / "file" / "x.pdf", DATA)


def test_a_name_can_be_too_long(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="too long"):
        write_file(tmp_path / ("x" * 300 + ".pdf"), DATA)
    assert list(tmp_path.iterdir()) == []


def test_a_name_can_be_none(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="is not a name for a file"):
        write_file(tmp_path / "a\0b.pdf", DATA)


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="the superuser may write everywhere"
)
def test_a_folder_may_be_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(HandoutError, match="permission denied"):
            write_file(tmp_path / "x.pdf", DATA)
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a file system nobody writes to")
def test_a_place_nobody_may_write_to_is_refused() -> None:
    with pytest.raises(HandoutError, match=r"cannot be written|can only be read"):
        write_file(Path("/sys/kernel/x.pdf"), DATA)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_says_so() -> None:
    with pytest.raises(HandoutError, match=r"the disk is full\. Free some space"):
        write_file(Path("/dev/full"), DATA)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on the size of files")
def test_nothing_half_written_is_left_and_the_old_file_stays(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "x.pdf"
    path.write_bytes(b"old")
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(HandoutError, match="the disk is full"):
            write_file(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
