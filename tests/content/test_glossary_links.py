"""A glossary term is a link where it first appears in a text, and only there."""

import pytest

from handbook.content.glossary_links import GlossaryLinker
from handbook.content.markdown import parse_markdown
from handbook.content.model import Kind, Term
from handbook.content.prose import Link, all_inlines, inline_text, plain_text

from .conftest import FAQ, GLOSSARY, Files, Load


def _term(id_: str, name: str, *aliases: str) -> Term:
    return Term(id=id_, term=name, aliases=aliases, definition=parse_markdown("x"))


LINKER = GlossaryLinker(
    "p",
    [
        _term("hip", "hip"),
        _term("hip-extension", "Hip extension", "hip drive"),
        _term("rir", "RIR", "reps in reserve"),
        _term("body", "Body"),
        _term("press", "Press"),
        _term("mvic", "MVIC", "%MVIC"),
        _term("par-q", "PAR-Q+"),
    ],
)


def _linked(text: str, own: str = "") -> list[str]:
    prose = parse_markdown(text)
    linked = LINKER.linked(prose, own)
    assert plain_text(linked.blocks) == plain_text(prose.blocks)
    return [
        f"{inline_text(inline.children)} -> {inline.target.rpartition('/')[2]}"
        for inline in all_inlines(linked.blocks)
        if isinstance(inline, Link) and inline.glossary
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hip and the hip.", ["hip -> hip"]),
        ("HIP, then Hip.", ["HIP -> hip"]),
        ("Hip extension moves the hip.", ["Hip extension -> hip-extension", "hip -> hip"]),
        ("Hip drive is hip extension.", ["Hip drive -> hip-extension"]),
        ("Hips, bodies, presses.", ["Hips -> hip", "bodies -> body", "presses -> press"]),
        ("hipster, whip, hip-hop, pre-hip, hip_x", []),
        ("Leave 2 RIR (reps in reserve).", ["RIR -> rir"]),
        ("At 80%MVIC or MVIC.", ["MVIC -> mvic"]),
        ("At %MVIC.", ["MVIC -> mvic"]),
        ("A PAR-Q+ form.", ["PAR-Q+ -> par-q"]),
        ("r\u0131r is not RIR", ["RIR -> rir"]),
        ("İİİ hip", ["hip -> hip"]),
        ("## The hip\n\nNothing else.", []),
        ("`hip` and [the hip](term:x)", []),
        ("Stress *the hip* and **the body**.", ["hip -> hip", "body -> body"]),
        ("- hip\n- hip\n\n> hip", ["hip -> hip"]),
        ("| hip |\n|---|\n| body |", ["hip -> hip", "body -> body"]),
        ("hip [@a] hip", ["hip -> hip"]),
        ("", []),
    ],
)
def test_where_a_term_is_linked(text: str, expected: list[str]) -> None:
    assert _linked(text) == expected


def test_a_term_is_not_linked_on_its_own_page() -> None:
    assert _linked("The hip of the body.", own="p/term/hip") == ["body -> body"]


def test_a_term_linked_by_hand_is_not_linked_again() -> None:
    prose = parse_markdown("[The joint](p/term/hip) is a hip.")

    assert LINKER.linked(prose) == prose


def test_a_pack_links_its_terms_in_texts_and_not_in_the_clients_words(
    load: Load, good: Files
) -> None:
    good["sections/depth.yaml"] = (
        "id: depth\ntitle: Depth\nsummary: How far down.\n"
        "body: |\n  ROM matters.\nclient: |\n  ROM matters.\n"
    )
    good["sections/overview.yaml"] = str(good["sections/overview.yaml"]).replace("#why", "")
    good["glossary.yaml"] = GLOSSARY.replace("How far a joint", "Range of motion: how far a joint")
    good["faq.yaml"] = FAQ

    handbook = load(good).handbook

    assert handbook is not None
    depth = next(section for section in handbook.sections if section.id == "depth")
    links = [inline for inline in all_inlines(depth.body.blocks) if isinstance(inline, Link)]
    assert [link.target for link in links] == [str(handbook.address(Kind.TERM, "rom"))]
    assert not any(isinstance(inline, Link) for inline in all_inlines(depth.client.blocks))
    definition = handbook.terms[0].definition
    assert not any(isinstance(inline, Link) for inline in all_inlines(definition.blocks))
