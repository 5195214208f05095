"""CommonMark text becomes a small tree of blocks, and what is refused is a fault."""

import pytest

from handbook.content.limits import MAX_PROSE_CHARACTERS
from handbook.content.markdown import parse_markdown, slugify
from handbook.content.prose import (
    Citation,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Prose,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    all_inlines,
    plain_text,
)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_every_block_has_its_node() -> None:
    prose = parse_markdown(
        "## A head\n\ntext\n\n- one\n- two\n  1. deep\n\n0. zero\n1. one\n\n> quoted\n\n---\n\n"
        "    code\n\n```\nfence\n```\n\n| a | b |\n|:-:|--:|\n| c | d |\n"
    )

    assert prose.faults == ()
    assert prose.blocks == (
        Heading(2, (Text("A head"),), "a-head"),
        _paragraph("text"),
        ListBlock(
            ((_paragraph("one"),), (_paragraph("two"), ListBlock(((_paragraph("deep"),),), 1)))
        ),
        ListBlock(((_paragraph("zero"),), (_paragraph("one"),)), 0),
        Quote((_paragraph("quoted"),)),
        Rule(),
        CodeBlock("code"),
        CodeBlock("fence"),
        Table(((Text("a"),), (Text("b"),)), (((Text("c"),), (Text("d"),)),), ("center", "right")),
    )


def test_every_inline_has_its_node() -> None:
    (block,) = parse_markdown(
        "A *b* **c _d_** `e` [f *g*](term:rom) h  \ni\nj &amp; \\*k\\* <https://x.org>"
    ).blocks

    assert block == Paragraph(
        (
            Text("A "),
            Emphasis((Text("b"),)),
            Text(" "),
            Strong((Text("c "), Emphasis((Text("d"),)))),
            Text(" "),
            Code("e"),
            Text(" "),
            Link("term:rom", (Text("f "), Emphasis((Text("g"),)))),
            Text(" h"),
            LineBreak(),
            Text("i j & *k* "),
            Link("https://x.org", (Text("https://x.org"),)),
        )
    )


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("It works [@a].", (Text("It works"), Citation(("a",)), Text("."))),
        ("It works. [@a; @custom]", (Text("It works."), Citation(("a", "custom")))),
        ("It works\n[@a;@b]", (Text("It works"), Citation(("a", "b")))),
        ("[@a] it works", (Citation(("a",)), Text(" it works"))),
        ("*It*\n[@a]", (Emphasis((Text("It"),)), Citation(("a",)))),
        ("Mail [me@x.org] or [a]", (Text("Mail [me@x.org] or [a]"),)),
    ],
)
def test_citations_stand_close_to_the_words_before_them(
    text: str, nodes: tuple[object, ...]
) -> None:
    assert parse_markdown(text).blocks == (Paragraph(nodes),)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("text", "line", "excerpt"),
    [
        ("fine\n\n<div>\nx\n</div>", 2, "<div>"),
        ("a\n\n- b\n- c <br> d", 3, "<br>"),
        ("a ![x](y)", 0, "!["),
        ("a\n\n# Head", 2, "# Head"),
        ("a [see @b]", 0, "[see @b]"),
        ("<!-- note -->", 0, "<!-- note -->"),
        ("<script>alert(1)</script>", 0, "<script>alert(1)</script>"),
    ],
)
def test_what_is_refused_says_where(text: str, line: int, excerpt: str) -> None:
    prose = parse_markdown(text)

    assert [(fault.line, fault.excerpt) for fault in prose.faults] == [(line, excerpt)]
    assert "<" not in plain_text(prose.blocks)


def test_equal_headings_get_anchors_of_their_own() -> None:
    prose = parse_markdown("## Why?\n\n## Why\n\n## Öl & Fett\n\n## 腿\n")

    assert [block.anchor for block in prose.blocks if isinstance(block, Heading)] == [
        "why",
        "why-2",
        "ol-fett",
        "part",
    ]
    assert slugify("One-leg: how?") == "one-leg-how"


@pytest.mark.parametrize(
    "piece",
    [
        *("[", "]", "![", "*", "*a **b ", "`", "``a`", "<", "<a ", "<!--", "> ", "- ", "1. ", "|"),
        *("# ", "[a](b", "[a]: b\n", "[@", "[ @a", "\\", "&#", "&amp", "_a__", "\u202e", "\t"),
        "|a|b|\n|-|-|\n",
    ],
)
def test_hostile_text_is_only_text(piece: str) -> None:
    text = piece * (MAX_PROSE_CHARACTERS // len(piece) // 4)

    prose = parse_markdown(text)

    assert Prose.unpacked(prose.packed()) == prose
    for _inline in all_inlines(prose.blocks):
        pass


def test_a_packed_prose_reads_the_same() -> None:
    prose = parse_markdown("- a\n- **b** [c](term:rom) [@d]\n\n| e |\n|---|\n| f |\n")

    again = Prose.unpacked(prose.packed())

    assert again.packed() == prose.packed()
    assert again == prose
    assert hash(again) == hash(prose)
    assert bool(again)
    assert repr(again) == repr(prose)
    assert not Prose.unpacked(Prose().packed())
    assert again != prose.blocks


def test_plain_text_is_one_line_a_block() -> None:
    prose = parse_markdown("## A\n\nb *c*\nd [@e]\n\n- f\n  - g\n\n| h | i |\n|---|---|\n| j | k |")

    assert plain_text(prose.blocks) == "A\nb c d\nf\ng\nh\ni\nj\nk"
