"""JSON Schemas of the pack files, so that editors complete and check YAML.

They are written from the models into resources/schema by `python -m handbook.content.schema`.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from handbook.atomic_file import replacing
from handbook.content.limits import MAX_PROSE_CHARACTERS
from handbook.content.model import ENTRY_TYPES, Manifest
from handbook.content.pack_files import FILE_NAMES
from handbook.content.prose import Prose
from handbook.paths import resources_folder

# The newest draft that the YAML language server of most editors knows.
_DRAFT = "http://json-schema.org/draft-07/schema#"


def schemas() -> Mapping[str, str]:
    """The text of every schema file by its name."""
    files = {"pack.json": _file(Manifest, "pack.yaml", several=False)}
    for name, kind in FILE_NAMES.items():
        title = f"{name}.yaml or {name}/*.yaml"
        files[f"{name}.json"] = _file(ENTRY_TYPES[kind], title, several=True)
    return files


def write_schemas(folder: Path) -> None:
    """Write the schema files; raises OSError when the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        with replacing(folder / name) as temporary:
            temporary.write_text(text, encoding="utf-8", newline="\n")


def _file(model: type[msgspec.Struct], title: str, *, several: bool) -> str:
    (entry,), components = msgspec.json.schema_components(
        [model], schema_hook=_hook, ref_template="#/$defs/{name}"
    )
    body = {"anyOf": [{"type": "array", "items": entry}, entry]} if several else {"allOf": [entry]}
    schema = {"$schema": _DRAFT, "title": title, **body, "$defs": components}
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


def _hook(kind: type) -> dict[str, object]:
    if kind is Prose:
        return {
            "type": "string",
            "minLength": 1,
            "maxLength": MAX_PROSE_CHARACTERS,
            "description": "CommonMark text with tables; links as [text](kind:id), "
            "citations as [@id], coaching custom as [@custom]. No HTML, no pictures.",
        }
    raise NotImplementedError(kind.__name__)


if __name__ == "__main__":
    write_schemas(resources_folder() / "schema")
