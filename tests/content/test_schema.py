"""The schemas and the page for authors say what the models say."""

import json
import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
import pytest

from handbook.content import limits, model
from handbook.content.handbook import Handbook
from handbook.content.library import compile_pack
from handbook.content.model import Kind, Strict
from handbook.content.schema import schemas, write_schemas
from handbook.paths import resources_folder

PAGE = Path(__file__).parents[2] / "docs" / "packs.md"

MODELS = [
    value
    for value in vars(model).values()
    if isinstance(value, type) and issubclass(value, Strict) and value is not Strict
]


def _fields(name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every field of a schema, each with the definitions of its file."""
    definitions: dict[str, Any] = json.loads(schemas()[name])["$defs"]
    return [
        (field, definitions)
        for definition in definitions.values()
        for field in definition.get("properties", {}).values()
    ]


def test_the_schemas_in_resources_are_those_of_the_models() -> None:
    folder = resources_folder() / "schema"

    written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}

    assert written == dict(schemas()), "run: python -m handbook.content.schema"


def test_writing_replaces_the_files(tmp_path: Path) -> None:
    (tmp_path / "pack.json").write_text("not yet")

    write_schemas(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == set(schemas())
    assert "not yet" not in (tmp_path / "pack.json").read_text()


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_field_tells_the_author_what_it_holds(name: str) -> None:
    for field, definitions in _fields(name):
        target = field.get("$ref", "").rpartition("/")[2]
        described = field.get("description") or definitions[target].get("description")
        assert described, field


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_reference_in_a_schema_leads_somewhere(name: str) -> None:
    schema = json.loads(schemas()[name])

    used = set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', schemas()[name]))

    assert used == set(schema["$defs"])


def test_a_schema_allows_one_entry_and_a_list_of_them() -> None:
    entry = {"$ref": "#/$defs/Term"}

    assert json.loads(schemas()["glossary.json"])["anyOf"] == [
        {"type": "array", "items": entry},
        entry,
    ]


@pytest.mark.parametrize("struct", MODELS, ids=[struct.__name__ for struct in MODELS])
def test_the_page_for_authors_names_every_field(struct: type[Strict]) -> None:
    page = PAGE.read_text(encoding="utf-8")

    for field in msgspec.structs.fields(struct):
        written = f"**`{field.name}`**" if field.required else f"`{field.name}`"
        assert written in page, f"{struct.__name__}.{field.name}"


def test_the_page_for_authors_names_every_allowed_word() -> None:
    page = PAGE.read_text(encoding="utf-8")

    for value in vars(model).values():
        if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum:
            for word in value:
                assert f"`{word}`" in page, word


def test_the_page_for_authors_gives_the_limits() -> None:
    page = PAGE.read_text(encoding="utf-8")

    for number in (
        limits.MAX_NODES,
        limits.MAX_PROSE_CHARACTERS,
        limits.MAX_FILES,
        limits.MAX_ENTRIES,
    ):
        assert f"{number:,}" in page
    assert f"{limits.MAX_FILE_BYTES // 2**20} MiB" in page
    assert f"{limits.MAX_PACK_BYTES // 2**20} MiB" in page
    assert f"{limits.MAX_DEPTH} levels" in page


@pytest.fixture
def example(tmp_path: Path) -> Handbook:
    page = PAGE.read_text(encoding="utf-8")
    for name, text in re.findall(r"```yaml\n# nordic-curl/(\S+)\n(.*?)```", page, re.DOTALL):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    compiled = compile_pack(tmp_path, None)

    assert compiled.problems == ()
    assert compiled.handbook is not None
    return compiled.handbook


def test_the_example_on_the_page_is_a_pack_without_a_problem(example: Handbook) -> None:
    assert example.id == "nordic-curl"
    assert all(example.entries(kind) for kind in Kind)
    assert len(list(example.all_entries())) == 7


def test_the_examples_links_on_the_page_lead_somewhere(example: Handbook) -> None:
    page = PAGE.read_text(encoding="utf-8")

    for kind, id_ in re.findall(r"nordic-curl/([a-z]+)/([a-z-]+)(?![a-z.-])", page):
        if kind in list(Kind):
            assert example.find(Kind(kind), id_) is not None


def test_the_links_within_the_page_lead_to_its_headings() -> None:
    page = PAGE.read_text(encoding="utf-8")

    headings = {
        re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    }

    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= headings
