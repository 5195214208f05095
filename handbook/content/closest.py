"""The few variations closest to one, each with what is different about it."""

from msgspec import Struct

from handbook.content.closeness import closeness, differences, ladder_closeness, profile_of
from handbook.content.handbook import Handbook
from handbook.content.model import Kind, Variation

_FEW = 2_000
"""In a larger handbook only those a few rungs away are looked at: reading all takes long."""


class Close(Struct, frozen=True):
    """A variation, and in a few words what is different about it."""

    variation: Variation
    words: str


def closest(handbook: Handbook, variation: Variation, most: int) -> tuple[Close, ...]:
    """At most so many variations, the closest first, without the variation itself."""
    bonus = ladder_closeness(variation, handbook)
    profile = profile_of(variation)
    everywhere = handbook.variations
    if len(everywhere) > _FEW:
        found = (handbook.find(Kind.VARIATION, id_) for id_ in bonus)
        everywhere = [each for each in found if isinstance(each, Variation)]
    scored = [
        (closeness(profile, profile_of(each)) + bonus.get(each.id, 0.0), each)
        for each in everywhere
        if each.id != variation.id
    ]
    scored.sort(key=lambda pair: -pair[0])
    return tuple(
        Close(each, differences(variation, each, handbook)) for _score, each in scored[:most]
    )
