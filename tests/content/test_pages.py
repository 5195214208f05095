"""Pages of every kind show what their entry holds, as text and as HTML alike."""

from html.parser import HTMLParser

import pytest

from handbook.content.address import Address
from handbook.content.bibliography import reference_line
from handbook.content.handbook import Handbook, Library
from handbook.content.html import blocks_html, page_document, page_html
from handbook.content.markdown import parse_markdown
from handbook.content.model import Kind, Reference, ReferenceType
from handbook.content.page import Page
from handbook.content.pages import cover_page, entry_page, list_page
from handbook.content.prose import Heading, Link, all_inlines, plain_text
from handbook.content.text import page_text

from .conftest import VARIATIONS, Files, Load


def _pages(handbook: Handbook) -> list[Page]:
    pages = [cover_page(handbook), *(list_page(handbook, kind) for kind in Kind)]
    return pages + [entry_page(handbook, kind, entry) for kind, entry in handbook.all_entries()]


class _Balanced(HTMLParser):
    """Fails on tags that do not close in order."""

    VOID = frozenset({"br", "hr", "meta"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(html: str) -> _Balanced:
    parser = _Balanced()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser


def _entry(handbook: Handbook, kind: Kind, id_: str) -> Page:
    entry = handbook.find(kind, id_)
    assert entry is not None
    return entry_page(handbook, kind, entry)


def test_the_page_of_a_section(squats: Handbook) -> None:
    page = _entry(squats, Kind.SECTION, "overview")

    assert page.address == Address("squats", Kind.SECTION, "overview")
    assert (page.kicker, page.title, page.lead) == ("Squats · Section", "Overview", "What it is.")
    assert page.sources == squats.references
    assert page_text(page) == (
        "Squats · Section\n"
        "Overview\n"
        "========\n"
        "\n"
        "What it is.\n"
        "\n"
        "  | In plain words\n"
        "\n"
        "  | - Sit down.\n"
        "  | - Stand up.\n"
        "\n"
        "A squat trains the quads [1]. Depth is custom [custom].\n"
        "\n"
        "How deep\n"
        "--------\n"
        "\n"
        "See depth and the box squat.\n"
        "\n"
        "For the client\n"
        "--------------\n"
        "\n"
        "  | Sit down and stand up.\n"
        "\n"
        "Sources\n"
        "[1] First A, Second B. (2020). Squats and knees. Journal of Squats, 1(2):3-4.\n"
        "    https://doi.org/10.1000/abc\n"
    )


def test_the_page_of_a_variation_shows_every_field_it_has(load: Load, good: Files) -> None:
    good["variations.yaml"] = VARIATIONS.replace(
        "  level: beginner\n",
        """\
  level: beginner
  aliases: [bench squat]
  summary: To a box.
  optional_equipment: [dumbbell]
  laterality: bilateral
  start_position: standing
  stance: Wide.
  load_position: In the hands.
  range_of_motion: To the box.
  emphasis: Hips.
  suits: [home]
  setup: [Put a box down.]
  breathing: In, then out.
  feel: The thighs.
  cues: [{text: Tall., focus: external}]
  errors: [{see: Plops., why: Tired., fix: Slower., refs: [first2020]}]
  cautions: [Sore knees.]
  stop_if: [It hurts.]
  substitutes: [Leg press.]
  doses:
    - {goal: learn, sets: 2-3, repetitions: 8, unit: seconds, per_side: true, load: Light,
       repetitions_in_reserve: 4, tempo: 2-0-X-1, rest_seconds: 60-90, days_per_week: 2,
       note: Slowly., refs: [first2020]}
  client:
    summary: Sit and stand.
    setup: [Find a chair.]
    steps: [Sit down., Get up.]
    cues: [Look ahead.]
    feel: Your legs.
    stop_if: [You are dizzy.]
""",
        1,
    )
    handbook = load(good).handbook
    assert handbook is not None

    text = page_text(_entry(handbook, Kind.VARIATION, "box-squat"))

    for words in (
        "Equipment: Step or box\nLevel: Beginner\nSides: Both legs\nAlso called: bench squat",
        "Optional equipment: Dumbbell",
        "Position: Standing",
        "Stance: Wide.",
        "Load: In the hands.",
        "Range of motion: To the box.",
        "Emphasis: Hips.",
        "Suits: Home",
        "1. Put a box down.",
        "1. Sit back.\n2. Stand up.",
        "In, then out.",
        "The thighs.",
        "- Tall.",
        "What you see: Plops.",
        "Fix: Slower. [1]",
        "- Sore knees.",
        "- It hurts.",
        "Prime mover: Quadriceps",
        "- Front squat (Load): More weight.",
        "- Leg press.",
        "Sets: 2\N{EN DASH}3",
        "Reps: 8 seconds per side",
        "RIR: 4",
        "Tempo: 2-0-X-1",
        "Rest: 60\N{EN DASH}90 s",
        "Days a week: 2 [1]",
        "Learn: Slowly.",
        "Weak evidence: It works. [1]",
        "1. Find a chair.",
        "3. Get up.",
        "- Look ahead.",
        "Your legs.",
        "Stop if: You are dizzy.",
    ):
        assert words in text, words
    assert "Easier" not in text
    above = page_text(_entry(handbook, Kind.VARIATION, "front-squat"))
    assert "Easier\n------\n\n- Box squat (Load): More weight." in above


def test_the_pages_of_the_other_kinds(squats: Handbook) -> None:
    muscle = page_text(_entry(squats, Kind.MUSCLE, "quads"))
    assert "In plain words: front of the thigh" in muscle
    assert "Where: Middle thigh (front view)" in muscle
    assert "Variations that use it\n----------------------\n\n- Box squat (Prime mover)" in muscle
    assert "See also" in page_text(_entry(squats, Kind.FAQ, "knees"))
    assert "Also called: ROM" in page_text(_entry(squats, Kind.TERM, "rom"))
    reference = page_text(_entry(squats, Kind.REFERENCE, "first2020"))
    assert "DOI: https://doi.org/10.1000/abc" in reference
    assert "Type: Training study" in reference
    assert "Cited in\n--------\n\n- Overview (Section)\n- Box squat (Variation)" in reference


def test_the_lists_link_to_every_entry(squats: Handbook) -> None:
    for kind in Kind:
        page = list_page(squats, kind)
        targets = {item.target for item in all_inlines(page.blocks) if isinstance(item, Link)}
        assert {str(squats.address(kind, entry.id)) for entry in squats.entries(kind)} <= targets


def test_the_cover_says_what_the_pack_is_and_leads_everywhere(squats: Handbook) -> None:
    page = cover_page(squats)
    text = page_text(page)

    for words in ("How to squat.", "Version: 1.0.0", "A. Coach", "Ask a clinician first."):
        assert words in text
    targets = {item.target for item in all_inlines(page.blocks) if isinstance(item, Link)}
    assert {"squats/faq", "squats/muscle", "squats/term", "squats/reference"} <= targets
    assert {"squats/section/depth", "squats/variation/box-squat"} <= targets


def test_references_without_year_or_place_still_read_well() -> None:
    bare = Reference(id="x", authors="A", title="T", source="S", type=ReferenceType.SECONDARY)
    assert reference_line(bare) == "A (no date). T. S."


HOSTILE = """\
- id: rom
  term: '<script>alert("x")</script> & "quotes"'
  aliases: ['<img src=x onerror=alert(1)>']
  definition: |
    `<b>` &lt;i&gt; [x"><script>](https://x.org/"><script>alert(1)</script>) a & b
    [y](javascript:alert(1)) "><
"""


def test_hostile_words_stay_words(load: Load, good: Files) -> None:
    good["glossary.yaml"] = HOSTILE
    handbook = load(good).handbook
    assert handbook is not None
    page = _entry(handbook, Kind.TERM, "rom")

    html = page_document(page, handbook.manifest.language)

    body = html.partition("<body>")[2].partition("</body>")[0]
    read = _read(body)
    assert "<script" not in html
    assert "<img" not in html
    assert 'alert("x")' in read.text
    assert not any(link.startswith("javascript") for link in read.links)
    assert all(link.startswith(("handbook:squats/", "https://x.org/")) for link in read.links)


def test_html_marks_links_citations_and_custom(squats: Handbook) -> None:
    html = page_html(_entry(squats, Kind.SECTION, "overview"))

    assert '<h1>Overview</h1><p class="lead">What it is.</p>' in html
    assert '<a href="handbook:squats/muscle/quads">quads</a>' in html
    assert '<a href="handbook:squats/section/depth#why">depth</a>' in html
    cite = '<a class="cite" href="handbook:squats/reference/first2020">1</a>'
    assert f'<sup class="cite">[{cite}]</sup>' in html
    assert ' <span class="custom">custom</span>' in html
    assert '<h2><a name="how-deep"></a>How deep</h2>' in html
    assert "custom: commonly taught by coaches" in html


def test_html_puts_what_it_is_given_between_head_and_text(bundled: Library) -> None:
    page = _entry(bundled.handbooks[0], Kind.VARIATION, "frog-thrust")
    html = page_html(page, "<p>Here</p>")

    head, _here, text = html.partition("<p>Here</p>")
    assert page.lead in head
    assert page.also[0] in head
    assert '<span class="tag">&nbsp;' in head
    assert "Set-up" in text
    assert _read(html).open == []


def test_html_lays_tables_out_as_they_read_best(bundled: Library) -> None:
    handbook = bundled.handbooks[0]
    variation = handbook.variations[0]
    html = page_html(_entry(handbook, Kind.VARIATION, variation.id))

    errors = html.partition("Common errors")[2]
    fault = variation.errors[0]
    at = [errors.index(words) for words in (fault.see, fault.why, fault.fix)]
    assert at == sorted(at)
    assert errors.count(">What you see</th>") == len(variation.errors)

    doses = html.partition("Dose by goal")[2].partition("</table>")[0]
    titles = doses.partition("</tr>")[0]
    assert "Learn" in titles
    assert '<th align="left">Sets</th>' in doses


def test_html_of_every_block() -> None:
    prose = parse_markdown(
        "1. a\n\n   b\n2. c\n\n3) d\n\n> q\n\n---\n\n    x < y\n\n"
        "| e | f |\n|:-:|---|\n| g | h |\n\ni  \nj `k` *l* **m** [@n]"
    )

    html = blocks_html(prose.blocks, "p", {"n": 7})

    assert _read(html).open == []
    for part in (
        "<ol><li>a<p>b</p></li><li>c</li></ol>",
        '<ol start="3"><li>d</li></ol>',
        "<hr>",
        "<pre>x &lt; y</pre>",
        '<th align="center">e</th>',
        '<td align="left">h</td>',
        "i<br>j",
        "<code>k</code> <em>l</em> <strong>m</strong>",
        '<a class="cite" href="handbook:p/reference/n">7</a>',
    ):
        assert part in html, part


@pytest.mark.parametrize("width", [24, 60, 100])
def test_text_keeps_its_width_where_words_allow(bundled: Library, width: int) -> None:
    for handbook in bundled.handbooks:
        for page in _pages(handbook):
            headings = [block for block in page.blocks if isinstance(block, Heading)]
            uncut = [line.rstrip() for line in plain_text(headings).splitlines()]
            for line in page_text(page, width).splitlines()[3:]:
                longest = max(map(len, line.split()), default=0)
                whole = line.strip() in uncut or not line.strip("-. ")
                assert whole or len(line) <= max(width, longest + 16)


def test_every_page_of_the_bundled_packs_is_whole(bundled: Library) -> None:
    assert bundled.handbooks
    for handbook in bundled.handbooks:
        for page in _pages(handbook):
            read = _read(page_html(page))
            assert page.title in read.text
            for link in read.links:
                if link.startswith("handbook:"):
                    place = link.removeprefix("handbook:").partition("#")[0].split("/")
                    if len(place) == 3:
                        assert handbook.find(Kind(place[1]), place[2]) is not None, link
                else:
                    assert link.startswith(("https://", "http://")), link
