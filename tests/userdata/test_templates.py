"""Templates: own ones without client and dates, and those that come with the program."""

import datetime
from pathlib import Path

import msgspec
import pytest

from handbook.content.address import parse_address
from handbook.content.handbook import Library
from handbook.content.model import Goal
from handbook.errors import UsageError, UserDataError
from handbook.handout.model import Handout, Item, Override, SentenceKey, checked
from handbook.handout.one_repetition_maximum import OneRepetitionMaximum
from handbook.handout.prescription import Load, LoadType, Prescription
from handbook.handout.prescription_defaults import dose_for
from handbook.paths import resources_folder
from handbook.userdata.store import Store
from handbook.userdata.templates import (
    NAME_LIMIT,
    TemplateOrigin,
    Templates,
    built_in_templates,
    for_anyone,
    start_from,
)

FOLDER = resources_folder() / "handout" / "templates"
BUILT_IN = built_in_templates(FOLDER)
TODAY = datetime.date(2026, 3, 1)
HANDOUT = Handout(date="2026-01-31", client="Zoë", title="Knees", items=(Item("a/faq/b"),))


@pytest.fixture
def templates(store: Store) -> Templates:
    return Templates(store)


def names(templates: Templates) -> list[str]:
    return [each.name for each in templates.templates() if each.origin is TemplateOrigin.OWN]


def test_a_template_starts_a_handout_of_today(templates: Templates) -> None:
    saved = templates.save_template(" My  knees ", HANDOUT)

    assert saved.name == "My knees"
    assert saved in templates.templates()
    assert start_from(saved, TODAY) == Handout(
        date="2026-03-01", title="Knees", items=HANDOUT.items
    )


def test_nothing_of_the_client_stays_in_it() -> None:
    maximum = OneRepetitionMaximum(weight=100.0)
    load = Load(type=LoadType.PERCENT_1RM, percent=(80, 80), maximum=maximum)
    dose = Prescription(start_date="2026-02-01", review_date="2026-02-28", sets=(5, 5), load=load)
    overrides = (
        Override(SentenceKey.START, "Start on Monday.", "Start on 1 February."),
        Override(SentenceKey.REST, "Rest well.", "Rest 2 minutes."),
    )
    item = Item("a/faq/b", dose=dose, note="slow", private_note="divorced", overrides=overrides)
    handout = msgspec.structs.replace(
        HANDOUT, client_goal="Carry Tom", review_date="2026-02-28", weeks=4, items=(item,)
    )

    assert for_anyone(handout) == Handout(
        date="",
        title="Knees",
        weeks=4,
        items=(
            Item(
                "a/faq/b",
                dose=Prescription(
                    sets=(5, 5), load=Load(type=LoadType.PERCENT_1RM, percent=(80, 80))
                ),
                note="slow",
                overrides=overrides[1:],
            ),
        ),
    )


def test_own_ones_come_first_by_name(templates: Templates) -> None:
    for name in ("b", "C", "a"):
        templates.save_template(name, HANDOUT)

    assert [each.name for each in templates.templates()] == [
        *("a", "b", "C"),
        *(each.name for each in BUILT_IN),
    ]


def test_a_name_is_taken_only_on_purpose(templates: Templates) -> None:
    first = templates.save_template("Knees", HANDOUT)
    other = templates.save_template("Hips", HANDOUT)

    with pytest.raises(UsageError, match="already"):
        templates.save_template("KNEES", HANDOUT)
    with pytest.raises(UsageError, match="already"):
        templates.rename_template(other.id, "knees")

    changed = msgspec.structs.replace(HANDOUT, title="New")
    assert templates.save_template("KNEES", changed, replace=True).id == first.id
    assert names(templates) == ["Hips", "KNEES"]
    assert templates.rename_template(first.id, "knees").handout.title == "New"


@pytest.mark.parametrize("name", ["", "  ", "x" * (NAME_LIMIT + 1)])
def test_a_name_that_cannot_be_shown_is_refused(name: str, templates: Templates) -> None:
    with pytest.raises(UsageError, match="name"):
        templates.save_template(name, HANDOUT)


def test_own_ones_are_renamed_and_removed_and_built_in_ones_are_not(templates: Templates) -> None:
    saved = templates.save_template("Knees", HANDOUT)
    templates.rename_template(saved.id, "Hips")
    assert names(templates) == ["Hips"]
    templates.remove_template(saved.id)
    templates.remove_template(BUILT_IN[0].id)

    assert templates.templates() == BUILT_IN
    with pytest.raises(UserDataError, match="built-in"):
        templates.rename_template(BUILT_IN[0].id, "Mine")


def test_the_built_in_ones_are_what_trainers_start_from() -> None:
    assert [each.name for each in BUILT_IN] == [
        "Glute starter",
        "Home, no equipment",
        "Sore back friendly",
        "Strength block",
    ]


@pytest.mark.parametrize("template", BUILT_IN, ids=lambda each: each.id)
def test_a_built_in_one_makes_a_handout_of_real_entries_with_doses(
    template: object, bundled: Library
) -> None:
    template = next(each for each in BUILT_IN if each == template)
    handout = checked(start_from(template, TODAY))

    assert template.summary
    assert handout.goal in Goal
    assert 2 <= len(handout.items) <= 5
    for item in handout.items:
        address = parse_address(item.address)
        entry, book = bundled.find(address), bundled.handbook(address.pack)
        assert entry is not None, item.address
        assert book is not None
        if address.kind == "variation":
            assert any(dose.goal is handout.goal for dose in entry.doses), item.address  # type: ignore[union-attr]
            assert dose_for(entry, book, handout.goal) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["name: [", "name: x", "name: x\nsummary: y\nhandout: {layout: spiral}", "\0"]
)
def test_a_broken_file_is_told(text: str, store: Store, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(text)

    with pytest.raises(UserDataError, match=r"bad\.yaml cannot be read"):
        Templates(store, tmp_path).templates()


def test_a_field_misspelt_in_a_built_in_one_would_be_noticed() -> None:
    """Handouts pass over unknown fields, so that the files are compared field by field here."""
    import msgspec.yaml

    for template, file in zip(BUILT_IN, sorted(FOLDER.glob("*.yaml")), strict=True):
        given = msgspec.yaml.decode(file.read_bytes())["handout"]
        read = msgspec.json.decode(msgspec.json.encode(template.handout))
        assert {name: read[name] for name in given} == given
