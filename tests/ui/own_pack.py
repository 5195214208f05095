"""A pack that a trainer wrote: one section of one handbook."""

from pathlib import Path

MANIFEST = """id: squats
title: Squats
language: en
version: 1.0.0
license: MIT
authors: [A]
reviewed_on: 2026-01-31
summary: S.
disclaimer: D.
sections: [depth]
"""


def write_squats(pack: Path) -> Path:
    """Write the pack; gives its folder."""
    (pack / "sections").mkdir(parents=True)
    (pack / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
    write_depth(pack, "How low.")
    return pack


def write_depth(pack: Path, body: str, kind: str = "body") -> None:
    """Write the one section of the pack."""
    text = f"id: depth\ntitle: Depth\nsummary: How deep.\n{kind}: {body}\n"
    (pack / "sections" / "depth.yaml").write_text(text, encoding="utf-8")
