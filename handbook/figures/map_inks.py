"""How the regions of the muscle map are marked in each style: by tint and by pattern."""

from enum import StrEnum

from handbook.content.model import MuscleRole
from handbook.figures.style import INKS, Hatch, Style


class Contrast(StrEnum):
    """How the work of a region differs between two variations."""

    SAME_ROLE = "same-role"
    OTHER_ROLE = "other-role"
    ONLY_FIRST = "only-first"
    ONLY_SECOND = "only-second"


Marking = tuple[Hatch, ...]
"""The tint of the first hatch under the lines of all."""

_MINOR = {
    Style.LIGHT: Hatch("#ece9df", "#9aa5a6", 2.6, 90, 0.35, "1.6 1.6"),
    Style.DARK: Hatch("#565c61", "#aab4b9", 2.6, 90, 0.35, "1.6 1.6"),
    Style.MONO: Hatch("#ffffff", "#6e6e6e", 2.6, 90, 0.35, "1.6 1.6"),
}
"""Minor muscles, which the movement figures leave out."""


def _contrasts(first: Hatch, second: Hatch, other: Hatch, same: Hatch) -> dict[Contrast, Marking]:
    """The lines of both directions cross where both variations use a muscle in different roles."""
    return {
        Contrast.SAME_ROLE: (same,),
        Contrast.OTHER_ROLE: (other, other._replace(slope=-other.slope)),
        Contrast.ONLY_FIRST: (first,),
        Contrast.ONLY_SECOND: (second,),
    }


ROLE_MARKINGS: dict[Style, dict[MuscleRole, Marking]] = {
    style: {role: (INKS[style].roles.get(role, _MINOR[style]),) for role in MuscleRole}
    for style in Style
}
"""The marking of each role."""

CONTRAST_MARKINGS: dict[Style, dict[Contrast, Marking]] = {
    Style.LIGHT: _contrasts(
        Hatch("#8cc4cb", "#0b4f5a", 2.2, 45, 0.5),
        Hatch("#f2c39c", "#96480f", 2.2, -45, 0.5),
        Hatch("#e9ddb4", "#5e5226", 3.1, 45, 0.4),
        Hatch("#cfd3d2", "#7b8588", 2.6, 0, 0.6, "0.7 1.9"),
    ),
    Style.DARK: _contrasts(
        Hatch("#3d8d97", "#c7ecef", 2.2, 45, 0.5),
        Hatch("#9a5b2c", "#ffd9b5", 2.2, -45, 0.5),
        Hatch("#6d6233", "#f0e3ac", 3.1, 45, 0.4),
        Hatch("#5b636a", "#a3abb1", 2.6, 0, 0.6, "0.7 1.9"),
    ),
    Style.MONO: _contrasts(
        Hatch("#ffffff", "#000000", 2.0, 45, 0.5),
        Hatch("#b4b4b4", "#000000", 2.0, -45, 0.5),
        Hatch("#e4e4e4", "#000000", 3.1, 45, 0.4),
        Hatch("#ffffff", "#000000", 2.6, 0, 0.55, "0.6 2"),
    ),
}
"""The marking of each kind of difference."""
