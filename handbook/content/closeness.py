"""How close two variations are, from 0 to 1, and what tells them apart in words.

Closeness is a weighted mean of seven comparisons, each from 0 (nothing in common) to 1 (alike):

    equipment       0.25  share in common; plates, collars, pads, mats and racks count a quarter
    muscles         0.20  share in common, a muscle weighed by its role (3, 2, 1, 0.5)
    sides           0.15  alike 1; B-stance and alternating legs lie between both legs and one: 0.5
    start position  0.15  alike 1, else 0
    level           0.10  1 less a half for each level between them
    load position   0.05  share of words in common
    ladder          0.10  one rung apart 1, two 0.5, three 0.25

Where one of the two does not say, a comparison counts 0.5. The weights are this handbook's own: a
trainer who needs a stand-in first looks at what is at hand, then at what it trains, then at how
the client is placed. The shares are Jaccard indexes, weighted ones for equipment and muscles.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from handbook.content.handbook import Handbook
from handbook.content.labels import label
from handbook.content.model import (
    Equipment,
    Kind,
    Laterality,
    Level,
    Muscle,
    MuscleRole,
    StartPosition,
    Variation,
)
from handbook.language import N_, _

_EQUIPMENT, _MUSCLES, _SIDES, _START, _LEVEL, _LOAD = 0.25, 0.20, 0.15, 0.15, 0.10, 0.05
_LADDER = (0.10, 0.05, 0.025)
"""By how many rungs lie between, from one on."""

_UNKNOWN = 0.5

_ACCESSORIES = frozenset(
    (Equipment.PLATE, Equipment.COLLARS, Equipment.PAD, Equipment.MAT, Equipment.RACK)
)
_ACCESSORY = 0.25

_ROLES = {
    MuscleRole.PRIME_MOVER: 3.0,
    MuscleRole.SYNERGIST: 2.0,
    MuscleRole.STABILIZER: 1.0,
    MuscleRole.MINOR: 0.5,
}
_LEVELS = list(Level)

_MOST_SAID = 3
"""Differences named; more would not be read."""

_SIDES_NOW: dict[Laterality, str] = {
    Laterality.BILATERAL: N_("both legs"),
    Laterality.B_STANCE: N_("in B-stance"),
    Laterality.UNILATERAL: N_("on one leg"),
    Laterality.ALTERNATING: N_("legs alternating"),
}
_START_NOW: dict[StartPosition, str] = {
    StartPosition.SUPINE: N_("lying on the back"),
    StartPosition.SHOULDERS_ELEVATED: N_("shoulders on a bench"),
    StartPosition.PRONE: N_("lying face down"),
    StartPosition.SIDE_LYING: N_("lying on the side"),
    StartPosition.QUADRUPED: N_("on hands and knees"),
    StartPosition.KNEELING: N_("kneeling"),
    StartPosition.HALF_KNEELING: N_("half kneeling"),
    StartPosition.SEATED: N_("seated"),
    StartPosition.STANDING: N_("standing"),
}


class Placing(NamedTuple):
    """What few words say of the body: which legs work, where it starts, and for whom it is."""

    sides: Laterality | None
    start: StartPosition | None
    level: Level


class Profile(NamedTuple):
    """What variations are compared by, but for the ladder; many variations share a part."""

    equipment: frozenset[Equipment]
    muscles: tuple[tuple[str, MuscleRole], ...]
    placing: Placing
    load: str


def profile_of(variation: Variation) -> Profile:
    """The profile of a variation."""
    return Profile(
        frozenset(variation.equipment) - {Equipment.NONE},
        tuple(sorted((use.muscle, use.role) for use in variation.muscles)),
        Placing(variation.laterality, variation.start_position, variation.level),
        variation.load_position,
    )


def closeness(one: Profile, other: Profile) -> float:
    """How close two profiles are: all but what the ladder adds."""
    return (
        equipment_closeness(one.equipment, other.equipment)
        + muscle_closeness(one.muscles, other.muscles)
        + placing_closeness(one.placing, other.placing)
        + load_closeness(one.load, other.load)
    )


def equipment_closeness(one: frozenset[Equipment], other: frozenset[Equipment]) -> float:
    """What the equipment adds."""

    def weight(items: Collection[Equipment]) -> float:
        return sum(_ACCESSORY if item in _ACCESSORIES else 1.0 for item in items)

    every = weight(one | other)
    return _EQUIPMENT * (weight(one & other) / every if every else 1.0)


def muscle_closeness(
    one: tuple[tuple[str, MuscleRole], ...], other: tuple[tuple[str, MuscleRole], ...]
) -> float:
    """What the muscles and their roles add."""
    if not one or not other:
        return _MUSCLES * _UNKNOWN
    before, after = dict(one), dict(other)
    common = every = 0.0
    for muscle in {*before, *after}:
        weights = [_ROLES[uses[muscle]] if muscle in uses else 0.0 for uses in (before, after)]
        common += min(weights)
        every += max(weights)
    return _MUSCLES * common / every


def placing_closeness(one: Placing, other: Placing) -> float:
    """What sides, start position and level add."""
    levels = abs(_LEVELS.index(one.level) - _LEVELS.index(other.level))
    return (
        _SIDES * _sides_share(one.sides, other.sides)
        + _START * _start_share(one.start, other.start)
        + _LEVEL * (1 - levels / 2)
    )


def load_closeness(one: str, other: str) -> float:
    """What the words about the place of the load add."""
    if not one or not other:
        return _LOAD * _UNKNOWN
    words, others = (set(text.casefold().replace(",", " ").split()) for text in (one, other))
    return _LOAD * len(words & others) / len(words | others)


def ladder_closeness(variation: Variation, handbook: Handbook) -> dict[str, float]:
    """What the ladder adds, by the ids of the variations that a few rungs lead to, up or down."""
    found: dict[str, float] = {variation.id: _LADDER[0]}
    edge = [variation]
    for bonus in _LADDER:
        beyond: list[Variation] = []
        for here in edge:
            for rung in here.harder:
                above = handbook.find(Kind.VARIATION, rung.to)
                if isinstance(above, Variation):
                    beyond.append(above)
            beyond += [below for below, _rung in handbook.easier(here)]
        edge = [each for each in beyond if each.id not in found]
        found.update((each.id, bonus) for each in edge)
    return found


def differences(variation: Variation, other: Variation, handbook: Handbook) -> str:
    """What the other one has in common with a variation, and what is different about it."""
    if variation.id == other.id:
        return _("the others are compared with this one")
    before, after = profile_of(variation), profile_of(other)
    said = [
        _equipment_said(before, after),
        _sides_said(before.placing.sides, after.placing.sides),
        _start_said(before.placing.start, after.placing.start),
        _muscles_said(dict(before.muscles), dict(after.muscles), handbook),
        _level_said(before.placing.level, after.placing.level),
    ]
    parts = [part for part in said if part]
    if parts == [_("same equipment")]:
        return _("same equipment, sides and start position")
    return ", ".join(parts[:_MOST_SAID])


def _sides_share(one: Laterality | None, other: Laterality | None) -> float:
    if one is None or other is None:
        return _UNKNOWN
    if one is other:
        return 1.0
    return 0.0 if {one, other} == {Laterality.BILATERAL, Laterality.UNILATERAL} else 0.5


def _start_share(one: StartPosition | None, other: StartPosition | None) -> float:
    if one is None or other is None:
        return _UNKNOWN
    return 1.0 if one is other else 0.0


def _equipment_said(one: Profile, other: Profile) -> str:
    before, after = one.equipment, other.equipment
    main_before, main_after = before - _ACCESSORIES, after - _ACCESSORIES
    if before == after or (main_before and main_before == main_after):
        return _("same equipment")
    if not after:
        return _("without equipment")
    added = main_after - main_before or after - before
    gone = main_before - main_after or before - after
    if other.placing.start is StartPosition.SHOULDERS_ELEVATED is not one.placing.start:
        added -= {Equipment.BENCH}  # the start position says it
    if not added and not gone:
        return ""
    if not added:
        return _("without {equipment}").format(equipment=_listed(gone))
    if not gone:
        return _("plus {equipment}").format(equipment=_listed(added))
    return _("{new} instead of {old}").format(new=_listed(added), old=_listed(gone))


def _listed(equipment: Collection[Equipment]) -> str:
    """Their labels in the order of the model; in small letters, since they stand in a line."""
    return ", ".join(_within_a_line(label(item)) for item in Equipment if item in equipment)


def _within_a_line(words: str) -> str:
    """Begun with a small letter, unless it is an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _sides_said(before: Laterality | None, after: Laterality | None) -> str:
    if after is None or before is after:
        return ""
    match before, after:
        case Laterality.BILATERAL, Laterality.UNILATERAL:
            return _("one leg instead of two")
        case Laterality.UNILATERAL, Laterality.BILATERAL:
            return _("two legs instead of one")
        case _:
            return _(_SIDES_NOW[after])


def _start_said(before: StartPosition | None, after: StartPosition | None) -> str:
    return _(_START_NOW[after]) if after is not None and before is not after else ""


def _muscles_said(
    before: Mapping[str, MuscleRole], after: Mapping[str, MuscleRole], handbook: Handbook
) -> str:
    """The muscle whose role changes most."""

    def change(muscle: str) -> float:
        now, then = after.get(muscle), before.get(muscle)
        return (_ROLES[now] if now else 0.0) - (_ROLES[then] if then else 0.0)

    if not before or not after:
        return ""
    most = max(sorted({*before, *after}), key=lambda muscle: abs(change(muscle)))
    found = handbook.find(Kind.MUSCLE, most)
    if not isinstance(found, Muscle) or abs(change(most)) < 1:
        return ""
    said = _("more work for {muscle}") if change(most) > 0 else _("less work for {muscle}")
    return said.format(muscle=_within_a_line(found.plain_name))


def _level_said(before: Level, after: Level) -> str:
    steps = _LEVELS.index(after) - _LEVELS.index(before)
    if not steps:
        return ""
    return _("harder") if steps > 0 else _("easier")
