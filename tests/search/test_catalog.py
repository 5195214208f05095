"""The orders of variations, and that they hold for every selection of them."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.content.handbook import Handbook
from handbook.content.model import (
    Equipment,
    LadderReason,
    Laterality,
    Level,
    Manifest,
    Rung,
    Variation,
)
from handbook.search.catalog import (
    catalog,
    closest_order,
    folded_name,
    level_order,
    narrowed,
)
from handbook.search.facets import facet_table, mask_of

MANIFEST = Manifest(
    id="pack",
    title="Pack",
    language="en",
    version="1.0.0",
    license="MIT",
    authors=("A",),
    reviewed_on="2025-01-01",
    summary="S",
    disclaimer="D",
)


def variation(name: str, *equipment: Equipment, **fields: object) -> Variation:
    """A variation whose id is its name in small letters."""
    fields = {"level": Level.BEGINNER, **fields}
    return Variation(
        id=name.lower().replace(" ", "-"),
        name=name,
        equipment=equipment or (Equipment.NONE,),
        steps=("Lift.",),
        **fields,
    )


def names(book: Handbook, order: Iterable[int]) -> list[str]:
    """The names in an order."""
    return [book.variations[at].name for at in order]


BOOK = Handbook(
    MANIFEST,
    variations=(
        variation("Squat", Equipment.BARBELL, level=Level.ADVANCED),
        variation("Élan", Equipment.BARBELL, Equipment.BENCH, aliases=("Zed",)),
        variation("bridge", level=Level.INTERMEDIATE, laterality=Laterality.BILATERAL),
        variation("Bridge on one leg", laterality=Laterality.UNILATERAL),
        variation("Dip", Equipment.BENCH, level=Level.INTERMEDIATE),
    ),
)


def test_names_are_in_order_whatever_their_case_and_accents() -> None:
    found = catalog(BOOK)
    assert names(BOOK, found.by_name) == ["bridge", "Bridge on one leg", "Dip", "Élan", "Squat"]
    assert found.names[1] == "elan\nzed"


@pytest.mark.parametrize(
    ("name", "folded"), [(" Hip THRUST ", "hip thrust"), ("Straße", "strasse"), ("Ñandú", "nandu")]
)
def test_a_folded_name_is_what_is_compared(name: str, folded: str) -> None:
    assert folded_name(name) == folded


def test_levels_are_in_order_and_within_one_the_handbook_is() -> None:
    order = level_order(facet_table(BOOK))
    assert names(BOOK, order) == ["Élan", "Bridge on one leg", "bridge", "Dip", "Squat"]


def test_the_facets_are_those_of_the_handbook() -> None:
    assert catalog(BOOK).table == facet_table(BOOK)


def test_the_closest_come_first_after_the_one_itself() -> None:
    order = closest_order(catalog(BOOK).profiles, BOOK, 0)
    assert names(BOOK, order)[:2] == ["Squat", "Élan"]
    assert sorted(order) == list(range(5))


def test_rungs_bring_a_variation_forward() -> None:
    alike = [variation(f"Alike {letter}", Equipment.BENCH) for letter in "abcd"]
    far = variation("Last", Equipment.BENCH)
    rung = Rung(to=far.id, reason=LadderReason.LOAD, note="More.")
    first = variation("First", Equipment.BENCH, harder=(rung,))
    book = Handbook(MANIFEST, variations=(first, *alike, far))
    order = closest_order(catalog(book).profiles, book, 0)
    assert names(book, order) == ["First", "Last", "Alike a", "Alike b", "Alike c", "Alike d"]


def test_looking_at_many_rests_now_and_then_and_sorts_them_all() -> None:
    many = tuple(variation(f"Number {-at % 7919}") for at in range(5_000))
    rests: list[None] = []
    found = catalog(Handbook(MANIFEST, variations=many), lambda: rests.append(None))
    assert len(rests) > 100
    assert [found.names[at] for at in found.by_name] == sorted(found.names)
    assert len(found.profiles.numbers) == 1


def test_a_handbook_without_variations_has_an_empty_catalog() -> None:
    found = catalog(Handbook(MANIFEST))
    assert (list(found.by_name), found.profiles.numbers, found.table.size) == ([], [], 0)


@given(st.permutations(range(40)), st.sets(st.integers(0, 39)))
def test_an_order_is_narrowed_to_what_is_left(order: list[int], left: set[int]) -> None:
    mask = mask_of(left, 40)
    assert list(narrowed(order, mask, 40)) == [at for at in order if at in left]
    assert list(narrowed(range(40), mask, 40)) == sorted(left)
    part = [at for at in order[:20] if at in left]
    assert list(narrowed(order[:20], mask_of(part, 40), 40)) == part
