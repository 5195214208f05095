"""A broken pack: each fault is one problem with its place, and the rest opens."""

import pytest

from handbook.content import limits
from handbook.content.model import Kind, Variation

from .conftest import (
    FAQ,
    GLOSSARY,
    MANIFEST,
    MUSCLES,
    OVERVIEW,
    REFERENCES,
    VARIATIONS,
    Files,
    Load,
    ProblemsOf,
)


def test_a_good_pack_has_no_problem(problems_of: ProblemsOf, good: Files) -> None:
    assert problems_of(good) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "variations.yaml",
            "  equipment: [step]",
            "  equipmet: [step]",
            "variations.yaml:3:3: There is no field “equipmet” here. Did you mean “equipment”?",
        ),
        (
            "variations.yaml",
            "  level: beginner",
            "  level: begginer",
            "variations.yaml:4:10: One of these words is expected here, not “begginer”: "
            "beginner, intermediate, advanced. Did you mean “beginner”?",
        ),
        (
            "variations.yaml",
            "  level: beginner\n",
            "",
            "variations.yaml:1:3: The field “level” is missing.",
        ),
        (
            "variations.yaml",
            "id: box-squat",
            "id: 5",
            "variations.yaml:1:7: A text is expected here, not “5”. Put it in quotation marks.",
        ),
        (
            "variations.yaml",
            "role: prime-mover",
            "rol: prime-mover",
            "variations.yaml:6:23: There is no field “rol” here. Did you mean “role”?",
        ),
        (
            "variations.yaml",
            "steps: [Sit back., Stand up.]",
            "steps: Sit back.",
            "variations.yaml:7:10: A list is expected here, one “- item” per line, "
            "instead of “Sit back.”.",
        ),
        (
            "variations.yaml",
            "equipment: [step]",
            "equipment: []",
            "variations.yaml:3:14: At least one item is needed here.",
        ),
        (
            "variations.yaml",
            "- {to: front-squat, reason: load, note: More weight.}",
            "- front-squat",
            "variations.yaml:9:7: Fields are expected here, as in “name: text”, "
            "instead of “front-squat”.",
        ),
        (
            "variations.yaml",
            "steps: [Sit back., Stand up.]",
            'steps: [Sit back., ""]',
            "variations.yaml:7:22: This text must not be empty.",
        ),
        (
            "variations.yaml",
            "steps: [Sit back., Stand up.]",
            "steps:",
            "variations.yaml:7:9: A list is expected here, one “- item” per line, "
            "instead of nothing.",
        ),
        (
            "muscles.yaml",
            "name: Quadriceps",
            "name: " + "q" * 121,
            "muscles.yaml:2:9: This text has 121 characters; at most 120 are allowed.",
        ),
        (
            "muscles.yaml",
            "id: quads",
            "id: Quads Muscle",
            "muscles.yaml:1:7: “Quads Muscle” does not have the right form. "
            "Lower-case letters, digits and single hyphens; never changes once published.",
        ),
        (
            "references.yaml",
            "year: 2020",
            "year: 20200",
            "references.yaml:3:9: “20200” is not a number from 1800 to 2100.",
        ),
        (
            "references.yaml",
            "year: 2020",
            "year: in press",
            "references.yaml:3:9: A whole number is expected here, not “in press”.",
        ),
        (
            "references.yaml",
            "year: 2020",
            "year: " + "9" * 5000,
            "references.yaml:3:9: A whole number is expected here, not “" + "9" * 59 + "…”.",
        ),
        (
            "glossary.yaml",
            "definition: |\n    How far a joint moves.",
            'definition: ""',
            "glossary.yaml:4:15: This text must not be empty.",
        ),
        (
            "glossary.yaml",
            "definition: |\n    How far a joint moves.",
            "definition: [How far.]",
            "glossary.yaml:4:15: A text is expected here, not a list.",
        ),
        (
            "pack.yaml",
            "version: 1.0.0",
            "version: 1.0",
            "pack.yaml:4:10: A text is expected here, not “1.0”. Put it in quotation marks.",
        ),
        (
            "pack.yaml",
            "reviewed_on: 2026-01-31",
            "reviewed_on: 31.1.2026",
            "pack.yaml:7:14: “31.1.2026” does not have the right form. A date as YYYY-MM-DD.",
        ),
        (
            "pack.yaml",
            "id: squats",
            "id: handout",
            "pack.yaml:1:5: The id “handout” is a place of the program; choose another one.",
        ),
        (
            "pack.yaml",
            "sections: [overview, depth]",
            "sections: [overview, dept]",
            "pack.yaml:10:22: There is no section “dept”. Did you mean “depth”?",
        ),
    ],
)
def test_one_fault_is_exactly_one_problem(
    problems_of: ProblemsOf, good: Files, file: str, old: str, new: str, expected: str
) -> None:
    text = good[file]
    assert isinstance(text, str)
    assert old in text
    good[file] = text.replace(old, new, 1)

    found = [problem for problem in problems_of(good) if "comes last" not in problem]

    assert found == [expected]


def test_a_broken_entry_leaves_the_rest_open(load: Load, good: Files) -> None:
    good["variations.yaml"] = VARIATIONS.replace("level: advanced", "level: expert")

    compiled = load(good)

    assert compiled.handbook is not None
    assert [entry.id for entry in compiled.handbook.variations] == ["box-squat"]
    assert compiled.handbook.variations[0].harder == ()
    assert len(compiled.handbook.sections) == 2


def test_every_fault_of_an_entry_is_reported(problems_of: ProblemsOf, good: Files) -> None:
    good["muscles.yaml"] = MUSCLES.replace("role: prime-mover", "role: helper").replace(
        "strength: strong", "strenght: strong"
    )

    assert [problem.split(": ")[0] for problem in problems_of(good)] == [
        "muscles.yaml:4:9",
        "muscles.yaml:8:3",
    ]


def test_a_count_is_a_number_or_a_range(problems_of: ProblemsOf, good: Files) -> None:
    dose = "doses:\n  - {goal: learn, sets: 2-3, repetitions: many, load: Light}\n"
    good["pack.yaml"] = MANIFEST + dose

    assert problems_of(good) == [
        "pack.yaml:12:43: A whole number up to 1000 or a range such as 8-12 is expected here, "
        "not “many”."
    ]


def test_a_pack_with_a_broken_dose_still_opens(load: Load, good: Files) -> None:
    good["pack.yaml"] = MANIFEST + (
        "colour: red\n"
        "doses:\n"
        "  - {goal: learn, sets: 2-3, repetitions: many, load: Light}\n"
        "  - {goal: strength, sets: 3, repetitions: 5, load: Heavy}\n"
        "synonyms: none\n"
        "renamed: {old: new}\n"
    )

    compiled = load(good)

    assert len(compiled.problems) == 5
    assert compiled.handbook is not None
    assert [dose.goal for dose in compiled.handbook.manifest.doses] == ["strength"]
    assert compiled.handbook.manifest.renamed == {}


def test_a_pack_without_its_name_does_not_open(load: Load, good: Files) -> None:
    good["pack.yaml"] = MANIFEST.replace("title: Squats\n", "")

    compiled = load(good)

    assert compiled.handbook is None
    assert [str(problem) for problem in compiled.problems] == [
        "pack.yaml:1:1: The field “title” is missing."
    ]


def test_a_pack_needs_its_manifest(load: Load, good: Files) -> None:
    del good["pack.yaml"]

    compiled = load(good)

    assert compiled.handbook is None
    assert [str(problem) for problem in compiled.problems] == [
        "pack.yaml:1:1: The file pack.yaml is missing; it names the pack."
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("body: |\n  Good.\n  See [x](variation:box-squad) there.\n", "3:11"),
        ("body: |  # a comment\n\n\n  See [x](variation:box-squad).\n", "4:11"),
        ("body: |2\n    [x](variation:box-squad)\n", "2:9"),
        ("body: |-\n  A [y](variation:box-squat) and [x](variation:box-squad)\n", "2:38"),
        ("body: |\n  variation:box-squad-like [x](variation:box-squad)\n", "2:32"),
        ("body: >\n  Good\n  folded\n\n  See [x](variation:box-squad).\n", "5:11"),
        ("body: >-\n  [x](variation:box-squad)\n", "2:7"),
        ("body: See [x](variation:box-squad).\n", "1:15"),
        ("body: See\n  more [x](variation:box-squad).\n", "2:12"),
        ('body: "See [x](variation:box-squad)."\n', "1:16"),
        ("body: 'Äh [x](variation:box-squad)'\n", "1:15"),
        ("body: |\r\n  Good.\r\n  [x](variation:box-squad)\r\n", "3:7"),
    ],
)
def test_a_dead_link_in_prose_is_found_where_it_stands(
    problems_of: ProblemsOf, good: Files, text: str, place: str
) -> None:
    line, column = place.split(":")
    good["sections/depth.yaml"] = text + "id: depth\ntitle: Depth\nsummary: How far down.\n"
    good["sections/overview.yaml"] = OVERVIEW.replace("#why", "")

    assert problems_of(good) == [
        f"sections/depth.yaml:{line}:{column}: There is no variation “box-squad”. "
        "Did you mean “box-squat”?"
    ]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[x](term:rom)", []),
        ("[x](reference:first2020)", []),
        ("[x](section:depth#why)", []),
        ("[x](https://example.org/a?b=c)", []),
        ("<https://example.org>", []),
        ("[x][1]\n\n[1]: term:rom", []),
        ("[x](term:zzz)", ["There is no term “zzz”."]),
        ("[x](trem:rom)", ["“trem:rom” is not a link to an entry"]),
        ("[x](depth)", ["“depth” is not a link to an entry"]),
        ("[x](variation:büro)", ["There is no variation “büro”."]),
        ("[x](javascript:alert(1))", ["“javascript:alert(1)” is not a link to an entry"]),
        ("[x](file:///etc/passwd)", ["“file:///etc/passwd” is not a link to an entry"]),
        ("[x](https:// example)", []),
        ("[x](<https:// example>)", ["“https:// example” is not a link to an entry"]),
        ("[@first2020; @custom]", []),
        ("[@frist2020]", ["There is no reference “frist2020”. Did you mean “first2020”?"]),
        ("[@First2020]", ["There is no reference “First2020”. Did you mean “first2020”?"]),
        ("[see @first2020]", ["Citations are written"]),
        ("[@first2020, p. 3]", ["Citations are written"]),
        ("[-@first2020]", ["Citations are written"]),
        ("Write to [me@example.org].", []),
        ("`[@nobody]` and `[x](term:zzz)`", []),
        ("a <b>bold</b> word", ["Raw HTML is not allowed", "Raw HTML is not allowed"]),
        ("<div>\nx\n</div>", ["Raw HTML is not allowed"]),
        ("![a picture](x.png)", ["Pictures are not allowed"]),
        ("# Title", ["Begin headings with “##”"]),
    ],
)
def test_what_prose_may_hold(
    problems_of: ProblemsOf, good: Files, link: str, expected: list[str]
) -> None:
    body = "".join(f"    {line}\n" for line in link.split("\n"))
    good["faq.yaml"] = FAQ.replace("    No [@first2020].\n", body)

    found = problems_of(good)

    assert len(found) == len(expected)
    for problem, text in zip(found, expected, strict=True):
        assert problem.startswith("faq.yaml:4:")
        assert text in problem


def test_dead_field_links_are_reported_and_taken_out(load: Load, good: Files) -> None:
    good["variations.yaml"] = (
        VARIATIONS.replace("muscle: quads", "muscle: quadz")
        .replace("to: front-squat", "to: front-squad")
        .replace("refs: [first2020]", "refs: [first2020, second2021]")
    )
    good["faq.yaml"] = FAQ.replace("term:rom", "term:rum")

    compiled = load(good)

    assert [str(problem) for problem in compiled.problems] == [
        "faq.yaml:5:28: There is no term “rum”. Did you mean “rom”?",
        "variations.yaml:6:16: There is no muscle “quadz”. Did you mean “quads”?",
        "variations.yaml:9:12: There is no variation “front-squad”. Did you mean “front-squat”?",
        "variations.yaml:11:59: There is no reference “second2021”.",
    ]
    assert compiled.handbook is not None
    box_squat = compiled.handbook.variations[0]
    assert (box_squat.muscles, box_squat.harder) == ((), ())
    assert box_squat.evidence[0].refs == ("first2020",)
    assert compiled.handbook.faqs[0].related == ("section:depth",)


@pytest.mark.parametrize("key", ["ident", "ID", "idd"])
def test_a_misspelt_id_does_not_make_links_to_it_dead(
    problems_of: ProblemsOf, good: Files, key: str
) -> None:
    good["muscles.yaml"] = MUSCLES.replace("id: quads", f"{key}: quads")

    assert all(problem.startswith("muscles.yaml:1:3:") for problem in problems_of(good))


@pytest.mark.parametrize("text", ["- id: [quads", "", b"\xff\xfe", "[" * 100_000, "- \x00"])
def test_links_into_a_file_that_cannot_be_read_are_not_dead(
    problems_of: ProblemsOf, good: Files, text: str | bytes
) -> None:
    good["muscles.yaml"] = text

    found = problems_of(good)

    assert len(found) == 1
    assert found[0].startswith("muscles.yaml:")


def test_the_first_of_two_entries_with_one_id_counts(load: Load, good: Files) -> None:
    good["variations.yaml"] = VARIATIONS.replace("id: front-squat", "id: box-squat").replace(
        "to: front-squat", "to: box-squat"
    )

    compiled = load(good)

    assert [str(problem) for problem in compiled.problems] == [
        "variations.yaml:9:12: The ladder of harder variations runs in a circle "
        "through “box-squat”.",
        "variations.yaml:12:7: The id “box-squat” is taken already, at variations.yaml:1.",
    ]
    assert compiled.handbook is not None
    assert [entry.title for entry in compiled.handbook.variations] == ["Box squat"]


def test_a_circle_of_harder_variations_is_one_problem_and_is_opened(
    load: Load, good: Files
) -> None:
    good["variations.yaml"] = VARIATIONS + (
        "  harder:\n    - {to: box-squat, reason: load, note: Round and round.}\n"
    )

    compiled = load(good)

    assert [str(problem) for problem in compiled.problems] == [
        "variations.yaml:20:12: The ladder of harder variations runs in a circle "
        "through “box-squat”."
    ]
    assert compiled.handbook is not None
    front_squat = compiled.handbook.find(Kind.VARIATION, "front-squat")
    assert isinstance(front_squat, Variation)
    assert front_squat.harder == ()


def test_the_citation_of_custom_is_no_id_for_a_reference(
    problems_of: ProblemsOf, good: Files
) -> None:
    good["references.yaml"] = REFERENCES + REFERENCES.replace("first2020", "custom")

    assert problems_of(good) == [
        "references.yaml:9:7: The id “custom” marks coaching custom; choose another one."
    ]


def test_old_ids_lead_to_new_ones_however_often_they_changed(load: Load, good: Files) -> None:
    good["pack.yaml"] = MANIFEST + (
        "renamed:\n"
        "  variation:seat-squat: variation:bench-squat\n"
        "  variation:bench-squat: variation:box-squat\n"
    )

    compiled = load(good)

    assert compiled.problems == ()
    assert compiled.handbook is not None
    for old in ("seat-squat", "bench-squat"):
        found = compiled.handbook.find(Kind.VARIATION, old)
        assert found is not None
        assert found.id == "box-squat"


@pytest.mark.parametrize(
    ("renamed", "problem"),
    [
        ("variation:a: variation:b\n  variation:b: variation:a", "This id is renamed in a circle."),
        ("variation:a: variation:a", "This id is renamed in a circle."),
        ("variation:a: variation:box-squad", "There is no variation “box-squad”. Did you mean"),
        ("variation:box-squat: variation:front-squat", "There is still an entry"),
        ("variation:a: section:depth", "An entry keeps its kind when its id changes."),
        ("a: variation:box-squat", "“a” does not have the right form. An entry of the pack"),
    ],
)
def test_a_wrong_renaming_is_reported_at_its_line_and_dropped(
    load: Load, good: Files, renamed: str, problem: str
) -> None:
    good["pack.yaml"] = f"{MANIFEST}renamed:\n  {renamed}\n"

    compiled = load(good)

    assert str(compiled.problems[0]).startswith("pack.yaml:12:")
    assert problem in str(compiled.problems[0])
    assert compiled.handbook is not None
    assert compiled.handbook.manifest.renamed == {}


def test_sections_come_in_the_order_of_the_manifest_and_unlisted_ones_last(
    load: Load, good: Files
) -> None:
    good["pack.yaml"] = MANIFEST.replace("[overview, depth]", "[depth]")

    compiled = load(good)

    assert [str(problem) for problem in compiled.problems] == [
        "pack.yaml:10:11: The section “overview” is not listed under “sections”; it comes last."
    ]
    assert compiled.handbook is not None
    assert [section.id for section in compiled.handbook.sections] == ["depth", "overview"]


def test_without_an_order_sections_come_as_their_files(load: Load, good: Files) -> None:
    good["pack.yaml"] = MANIFEST.replace("sections: [overview, depth]\n", "")

    compiled = load(good)

    assert compiled.problems == ()
    assert compiled.handbook is not None
    assert [section.id for section in compiled.handbook.sections] == ["depth", "overview"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("just words\n", "1:1: Fields are expected here, as in “name: text”, instead of"),
        ("~\n", "1:1: Fields are expected here, as in “name: text”, instead of nothing."),
        ("- just words\n", "1:3: Fields are expected here"),
        ("-\n", "1:2: Fields are expected here"),
        ("# only a comment\n", "1:1: The file is empty."),
        ("", "1:1: The file is empty."),
        ("- id: rom\n  term: a: b\n", "2:10: This is not valid YAML"),
        ("- id: rom\n\tterm: x\n", "2:1: This is not valid YAML"),
        (b"- id: rom\n  term: \xe9t\xe9\n", "2:9: This file is not UTF-8 text."),
        ("- id: rom\n  term: a\x00b\n", "2:10: A character that YAML does not allow"),
        ('- "id": rom\n  term: "a\\0b"\n  definition: x\n', "2:9: This text holds a control"),
        ("- ? [id]\n  : rom\n", "1:5: A field's name must be a word."),
        ("- !!python/name:os.system x\n", "1:3: The tag"),
        ("a: 1\n---\nb: 2\n", "2:1: This is not valid YAML: expected a single document"),
        ("- &a [*a]\n", "1:3: This value holds itself, through an alias."),
        ("- *a\n", "1:3: This is not valid YAML: found undefined alias"),
        ("- &a x\n- &a y\n", "2:3: This is not valid YAML: found duplicate anchor"),
        ("- &a id: rom\n  *a : x\n", "2:3: A field's name must be a word."),
        ("- ? {id: &a x}\n  : &b [*a]\n  c: *b\n", "1:5: A field's name must be a word."),
        ("[" * 900, "1:24: The file is nested more than 24 levels deep."),
        ("{a: " * 900, "1:93: The file is nested more than 24 levels deep."),
    ],
)
def test_a_file_that_is_not_what_it_should_be(
    load: Load, good: Files, text: str | bytes, expected: str
) -> None:
    good["glossary.yaml"] = text
    good["faq.yaml"] = FAQ.replace(", term:rom", "")

    compiled = load(good)

    assert compiled.handbook is not None
    lines = "\n".join(str(problem)[:200] for problem in compiled.problems)
    assert f"glossary.yaml:{expected}" in lines
    assert all(problem.file == "glossary.yaml" for problem in compiled.problems)


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_a_file_deeper_than_the_parser_reads_ahead(load: Load, good: Files, opening: str) -> None:
    good["glossary.yaml"] = opening * 100_000
    good["faq.yaml"] = FAQ.replace(", term:rom", "")

    (problem,) = load(good).problems

    assert (problem.file, problem.line) == ("glossary.yaml", 1)
    assert problem.message == "The file is nested more than 24 levels deep."


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(load: Load, good: Files) -> None:
    windows: Files = {
        name: b"\xef\xbb\xbf" + str(text).replace("\n", "\r\n").encode()
        for name, text in good.items()
    }

    compiled = load(windows)

    assert compiled.problems == ()
    assert compiled.handbook == load(good).handbook


def test_a_field_given_twice_counts_once(load: Load, good: Files) -> None:
    good["glossary.yaml"] = GLOSSARY + "  term: Reach\n"

    compiled = load(good)

    assert [str(problem) for problem in compiled.problems] == [
        "glossary.yaml:6:3: The field “term” is given twice; the first one counts."
    ]
    assert compiled.handbook is not None
    assert compiled.handbook.terms[0].term == "Range of motion"


def test_anchors_and_aliases_may_save_typing(load: Load, good: Files) -> None:
    good["variations.yaml"] = VARIATIONS.replace(
        "steps: [Sit back., Stand up.]", "steps: &steps [Down., Up.]"
    ).replace("steps: [Unrack., Squat.]", "steps: *steps")

    compiled = load(good)

    assert compiled.problems == ()
    assert compiled.handbook is not None
    assert [entry.steps for entry in compiled.handbook.variations] == [("Down.", "Up.")] * 2


def test_a_fault_in_an_aliased_value_is_reported_where_it_is_written(
    problems_of: ProblemsOf, good: Files
) -> None:
    good["variations.yaml"] = VARIATIONS.replace(
        "steps: [Sit back., Stand up.]", 'steps: &steps [Down., ""]'
    ).replace("steps: [Unrack., Squat.]", "steps: *steps")

    assert problems_of(good) == ["variations.yaml:7:25: This text must not be empty."]


@pytest.mark.parametrize("kind", ["lists", "texts"])
def test_aliases_that_expand_without_end_are_refused(
    problems_of: ProblemsOf, good: Files, kind: str
) -> None:
    start = "[x, x, x, x, x, x, x, x, x]" if kind == "lists" else "x" * 100_000
    lines = [f"a0: &a0 {start}"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 15)]
    good["glossary.yaml"] = "\n".join(lines)

    found = problems_of(good)

    assert len(found) == 1
    assert "once its aliases are expanded" in found[0]


def test_aliases_that_nest_without_end_are_refused(problems_of: ProblemsOf, good: Files) -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 5_000))]
    good["glossary.yaml"] = "\n".join(lines)

    assert [problem.partition(": ")[2] for problem in problems_of(good)] == [
        "The file is nested more than 24 levels deep."
    ]


def test_merge_keys_are_refused_by_name(problems_of: ProblemsOf, good: Files) -> None:
    good["glossary.yaml"] = GLOSSARY + "  <<: {aliases: [reach]}\n"

    assert problems_of(good) == [
        "glossary.yaml:6:3: “<<” is not read in packs; write the fields out."
    ]


def test_words_that_yaml_would_change_stay_words(load: Load, good: Files) -> None:
    good["glossary.yaml"] = GLOSSARY.replace("[ROM]", "[yes, off, 2026-01-31, 1:30, =]")

    compiled = load(good)

    assert compiled.problems == ()
    assert compiled.handbook is not None
    assert compiled.handbook.terms[0].aliases == ("yes", "off", "2026-01-31", "1:30", "=")


def test_short_texts_lose_blank_ends_and_block_marks(load: Load, good: Files) -> None:
    good["glossary.yaml"] = GLOSSARY.replace("term: Range of motion", "term: |\n    Range").replace(
        "[ROM]", '[" ROM\\n"]'
    )

    compiled = load(good)

    assert compiled.handbook is not None
    assert compiled.handbook.terms[0].term == "Range"
    assert compiled.handbook.terms[0].aliases == ("ROM",)


def test_a_text_over_the_limit_is_refused(problems_of: ProblemsOf, good: Files) -> None:
    long = "    " + "word " * (limits.MAX_PROSE_CHARACTERS // 5 + 1) + "\n"
    good["faq.yaml"] = FAQ.replace("    No [@first2020].\n", long)

    assert problems_of(good)[0].startswith("faq.yaml:3:11: This text has 50004 characters")


def test_entries_over_the_limit_are_left_out(
    load: Load, good: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_ENTRIES", 3)

    compiled = load(good)

    assert [problem.message for problem in compiled.problems] == [
        "The pack has more than 3 entries; the rest is left out."
    ]
    assert compiled.handbook is not None
    assert len(list(compiled.handbook.all_entries())) == 3


def test_problems_over_the_limit_are_counted(
    problems_of: ProblemsOf, good: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_PROBLEMS", 10)
    good["glossary.yaml"] = "- nothing\n" * 25

    found = problems_of(good)

    assert len(found) == 11
    assert found[-1] == "pack.yaml:1:1: 15 more problems."


def test_a_hundred_thousand_dead_links_are_reported_without_comparing_all(
    problems_of: ProblemsOf, good: Files
) -> None:
    related = ", ".join(f"term:t{number}" for number in range(20_000))
    good["glossary.yaml"] = f"{GLOSSARY}  related: [{related}]\n"

    found = problems_of(good)

    assert len(found) == limits.MAX_PROBLEMS + 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("glosary.yaml", "Did you mean “glossary”?"),
        ("FAQ.yaml", "Did you mean “faq”?"),
        ("zzz.yml", "No kind of entry is kept in a file of this name."),
        ("section/x.yaml", "section:1:1: No kind of entry is kept in a folder of this name."),
        ("sections/more/x.yaml", "sections/more:1:1: Folders inside this one are not read"),
    ],
)
def test_files_with_other_names_are_reported(
    problems_of: ProblemsOf, good: Files, name: str, expected: str
) -> None:
    good[name] = "- id: x\n"

    found = problems_of(good)

    assert len(found) == 1
    assert expected in found[0]


def test_a_kind_may_be_spread_over_a_folder(load: Load, good: Files) -> None:
    good["faq/more.yml"] = FAQ.replace("knees", "backs")
    good["faq/.draft.yaml"] = "hidden: files are not read"
    good["pictures/bench.png"] = b"\x89PNG"
    good["notes.txt"] = "not ours"

    compiled = load(good)

    assert compiled.problems == ()
    assert compiled.handbook is not None
    assert [faq.id for faq in compiled.handbook.faqs] == ["knees", "backs"]


def test_links_in_the_entries_are_full_addresses(load: Load, good: Files) -> None:
    handbook = load(good).handbook

    assert handbook is not None
    text = str(handbook.sections[0].body.blocks)
    for target in ("squats/muscle/quads", "squats/section/depth#why", "squats/variation/box-squat"):
        assert f"'{target}'" in text
