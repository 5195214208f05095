"""What a figure shows, in words: for those who cannot see it, and for search by machines."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from handbook.content.body import Body
from handbook.content.handbook import Handbook
from handbook.content.model import Kind, Muscle, MuscleRole, Variation
from handbook.content.pose import (
    ArmPlace,
    BackContact,
    Band,
    Figure,
    FootContact,
    Hold,
    Load,
    OtherLeg,
    Rhythm,
    Support,
)
from handbook.figures.anatomy import SEEN_REGIONS
from handbook.figures.movement import tucks
from handbook.figures.style import Form
from handbook.language import N_, _

Word = TypeVar("Word", bound=StrEnum)

_ARMS = {
    ArmPlace.ON_LOAD: N_("The hands hold the load."),
    ArmPlace.CROSSED: N_("The arms are crossed on the chest."),
    ArmPlace.ON_FLOOR: N_("The arms lie on the floor beside the body."),
    ArmPlace.BETWEEN_LEGS: N_("The arms hang straight between the legs."),
}
_LOADS = {
    Load.BARBELL: N_("A padded barbell lies in the crease of the hips."),
    Load.DUMBBELL: N_("A dumbbell lies across the crease of the hips."),
    Load.KETTLEBELL: N_("A kettlebell stands on the crease of the hips."),
    Load.PLATE: N_("A plate lies on the crease of the hips."),
    Load.MACHINE_PAD: N_("The padded roll of a machine's lever lies in the crease of the hips."),
    Load.SMITH_BAR: N_("The bar of a Smith machine, on its rails, lies in the crease of the hips."),
    Load.BELT: N_("A belt pulls the hips down."),
}
_BANDS = {
    Band.KNEES: N_("A loop band is stretched around both thighs, above the knees."),
    Band.TO_FLOOR: N_(
        "A long band over the hips pulls them down to a weight on the floor at each side."
    ),
}
_OTHER_LEGS = {
    OtherLeg.KNEE_UP: N_("Only one leg works; the other knee is held up."),
    OtherLeg.STRAIGHT: N_("Only one leg works; the other is held straight out."),
    OtherLeg.KICKSTAND: N_(
        "One leg works; the other foot rests on its heel, farther out. Prints under the feet show "
        "how much each of them carries."
    ),
}
_HOLDS = {
    Hold.TOP: N_("A pause sign stands at the top of the movement."),
    Hold.BOTTOM: N_("A stop sign stands at the bottom of the movement."),
}
_RHYTHMS = {
    Rhythm.ONE_AND_A_HALF: N_(
        "Arrows show one repetition: up, half down, up again, down. A pale outline is half down."
    ),
    Rhythm.NONSTOP: N_(
        "A closed loop of arrows and a barred line under the hips show that they never rest."
    ),
}
_ROLES = {
    MuscleRole.PRIME_MOVER: N_("Marked darkest, as prime movers: {muscles}."),
    MuscleRole.SYNERGIST: N_("Marked with lines, as synergists: {muscles}."),
    MuscleRole.STABILIZER: N_("Marked with dots, as stabilizers: {muscles}."),
}


def title(variation: Variation, form: Form) -> str:
    """The name of the exercise and what of it is shown."""
    match form:
        case Form.SINGLE:
            return variation.name
        case Form.PAIR:
            message = _("{name}: start and finish")
        case Form.GHOST:
            message = _("{name}: from start to finish")
    return message.format(name=variation.name)


def description(
    variation: Variation, figure: Figure, handbook: Handbook, start: Body, finish: Body
) -> str:
    """The set-up, the movement and the muscles, one sentence each."""
    parts = [
        _("Side view."),
        _support(figure),
        *_legs(figure),
        *_looked_up(_LOADS, figure.load),
        *_looked_up(_ARMS, figure.arms),
        *_looked_up(_BANDS, figure.band),
        *_equipment(figure),
        _movement(start, finish),
        *_looked_up(_HOLDS, figure.hold),
        *_looked_up(_RHYTHMS, figure.rhythm),
        *_range(figure),
        *_muscles(variation, handbook),
    ]
    return " ".join(parts)


def _looked_up(table: Mapping[Word, str], key: Word) -> Iterator[str]:
    if key in table:
        yield _(table[key])


def _support(figure: Figure) -> str:
    match figure.support:
        case Support.FLOOR:
            return _("The body lies on its back on the floor.")
        case Support.STANDING:
            return _("The body stands.")
        case Support.BACK_ROLL:
            return _("The shoulder blades rest on the back roll of a machine.")
        case Support.BENCH:
            message = (
                _("The middle of the back rests on the edge of a bench {height} cm high.")
                if figure.back is BackContact.MID_BACK
                else _("The shoulder blades rest on the edge of a bench {height} cm high.")
            )
            return message.format(height=figure.bench_height)


def _legs(figure: Figure) -> Iterator[str]:
    if figure.feet.contact is FootContact.SOLES_TOGETHER:
        yield _("The soles are pressed together and the knees point out to the sides.")
        yield _("A small extra view shows that from above.")
    elif figure.feet.height and figure.support is not Support.BACK_ROLL:
        message = _("The feet are on a step {height} cm high.")
        yield message.format(height=figure.feet.height)
    yield from _looked_up(_OTHER_LEGS, figure.other_leg)


def _equipment(figure: Figure) -> Iterator[str]:
    if figure.cable:
        yield _("A low cable runs from a weight stack behind the body to the hands.")
    if figure.landing_mat:
        yield _("A mat lies under the hips.")


def _movement(start: Body, finish: Body) -> str:
    message = _(
        "From start to finish the angle between trunk and thigh opens from {start} to {finish} "
        "degrees."
    )
    return message.format(start=_rounded(start.hip_angle), finish=_rounded(finish.hip_angle))


def _rounded(angle: float) -> int:
    """To five degrees: the picture is no more exact."""
    return 5 * round(angle / 5)


def _range(figure: Figure) -> Iterator[str]:
    if figure.full_start is not None:
        yield _(
            "A line under the hips and a scale show that only the upper part of the full range is "
            "used."
        )
    if tucks(figure):
        yield _("A bent arrow under the buttocks shows the pelvis tucking.")
        yield _("A small extra view shows the pelvis as a bowl, before and after that.")


def _muscles(variation: Variation, handbook: Handbook) -> Iterator[str]:
    hidden: list[str] = []
    for role, message in _ROLES.items():
        seen: list[str] = []
        for use in variation.muscles:
            muscle = handbook.find(Kind.MUSCLE, use.muscle)
            if use.role is role and isinstance(muscle, Muscle):
                at_side = any(region in SEEN_REGIONS for region in muscle.regions)
                (seen if at_side else hidden).append(muscle.name)
        if seen:
            yield _(message).format(muscles="; ".join(seen))
    if hidden:
        message = _("Also at work, but not to be seen from the side: {muscles}.")
        yield message.format(muscles="; ".join(hidden))
