"""Every match of one kind in one pack, for lists that are narrowed further."""

import pytest

from handbook.content.model import Kind
from handbook.search.facets import facet_table, mask_of, positions_of
from handbook.search.index import SearchIndex

from .gym import GYM, faq, handbook, section, variation

MANY = handbook(
    section("Squats", "On squats."),
    *(variation(f"Squat number {number}") for number in range(1_500)),
    variation("Squat"),
    variation("Row", summary="Not a squat."),
    faq("Do I squat?", "You do."),
    pack="many",
)


@pytest.fixture(scope="module")
def many() -> SearchIndex:
    """A larger library beside the small one."""
    return SearchIndex.build([GYM, MANY])


def names(index: SearchIndex, typed: str) -> list[str]:
    """The names of the small library's variations that match."""
    found = index.matching(typed, Kind.VARIATION, "gym")
    return [GYM.variations[position].name for position in found.positions]


@pytest.mark.parametrize(
    "typed", ["squat", "benchpress", "kettel bell swing", "s", "hernia", "level:beginner row"]
)
def test_the_matches_are_those_of_a_search(gym: SearchIndex, typed: str) -> None:
    results = gym.search(typed, kinds=[Kind.VARIATION], packs=["gym"])
    found = gym.matching(typed, Kind.VARIATION, "gym")
    assert names(gym, typed) == [hit.title for hit in results.hits]
    assert [found.hit(position) for position in found.positions] == list(results.hits)
    assert len(found.positions) == results.counts.get(Kind.VARIATION, 0)
    assert found.results.reading == results.reading
    assert found.results.suggestions == results.suggestions
    assert found.results.hits == ()


def test_an_empty_text_matches_everything_in_order(gym: SearchIndex) -> None:
    for typed in ("", "  ", "?!"):
        found = gym.matching(typed, Kind.VARIATION, "gym")
        assert list(found.positions) == list(range(len(GYM.variations)))
    assert gym.matching("", Kind.VARIATION, "gym").hit(3).title == GYM.variations[3].name


def test_all_matches_are_there_the_best_first_each_once(many: SearchIndex) -> None:
    found = many.matching("squat", Kind.VARIATION, "many")
    assert 0 < len(found.best) < 1_502
    assert found.positions[: len(found.best)] == found.best
    assert sorted(found.positions) == list(range(1_502))
    assert MANY.variations[found.positions[0]].name == "Squat"
    last = found.hit(found.positions[-1])
    assert last.address.id == MANY.variations[found.positions[-1]].id
    assert last.score > 0


def test_questions_can_be_matched_as_well(many: SearchIndex) -> None:
    found = many.matching("squat", Kind.FAQ, "many")
    assert [MANY.faqs[position].question for position in found.positions] == ["Do I squat?"]


def test_a_closed_pack_matches_nothing(gym: SearchIndex) -> None:
    assert gym.matching("squat", Kind.VARIATION, "closed").positions == []
    assert len(gym.matching("", Kind.VARIATION, "closed").positions) == 0
    assert gym.matching("squat", Kind.SECTION, "gym").positions == [0]


def test_the_index_has_the_facets_ready(many: SearchIndex) -> None:
    for pack in (GYM, MANY):
        table = facet_table(pack)
        assert many.facets(pack.id) == table
    assert many.facets("closed") is None
    found = many.matching("row", Kind.VARIATION, "many")
    mask = mask_of(found.positions, len(MANY.variations))
    assert positions_of(mask) == sorted(found.positions)


def test_a_listing_has_all_matches_of_all_packs(many: SearchIndex) -> None:
    found = many.listing("squat", Kind.VARIATION)
    results = many.search("squat", kinds=[Kind.VARIATION])
    assert found.results.counts == results.counts
    assert found.count == sum(results.counts.values()) > 1_502
    hits = [found.hit(at) for at in range(found.count)]
    assert hits[: len(results.hits)] == list(results.hits)
    assert len({hit.address for hit in hits}) == found.count
    assert {hit.address.pack for hit in hits} == {"gym", "many"}


def test_a_listing_of_what_a_scope_alone_asks_for_is_in_the_order_of_the_handbook(
    many: SearchIndex,
) -> None:
    found = many.listing("pack:gym", Kind.VARIATION)
    titles = [found.hit(at).title for at in range(found.count)]
    assert titles == [entry.name for entry in GYM.variations]


def test_a_listing_of_nothing_is_empty(many: SearchIndex) -> None:
    for typed in ("xylophone", "", "kind:faq squat"):
        assert many.listing(typed, Kind.VARIATION).count in (0, len(GYM.variations) + 1_502)
    assert many.listing("squat", Kind.MUSCLE).count == 0
    assert many.listing("squat", Kind.VARIATION, packs=["closed"]).count == 0
