"""The three ways a figure is printed: on light, on dark, and in black on white paper."""

from enum import StrEnum
from typing import NamedTuple

from handbook.content.model import MuscleRole


class Style(StrEnum):
    """What a figure is printed on."""

    LIGHT = "light"
    DARK = "dark"
    MONO = "mono"


class Form(StrEnum):
    """What a figure shows of the movement."""

    SINGLE = "single"
    PAIR = "pair"
    GHOST = "ghost"


class Hatch(NamedTuple):
    """How the patch of a working muscle is marked: tint, lines, their distance and direction."""

    tint: str
    line: str
    gap: float
    slope: float
    width: float
    dashes: str = ""


class Inks(NamedTuple):
    """The colors of a style by what they are for, as #rrggbb; `veil` is the opacity of a plate."""

    paper: str
    outline: str
    skin: str
    hair: str
    shoe: str
    shorts: str
    far_outline: str
    far_skin: str
    far_shoe: str
    far_shorts: str
    ghost_outline: str
    ghost_skin: str
    prop: str
    prop_shade: str
    prop_outline: str
    metal: str
    mark: str
    band: str
    veil: float
    roles: dict[MuscleRole, Hatch]


INKS = {
    Style.LIGHT: Inks(
        paper="#fdfcfa",
        outline="#2b3237",
        skin="#ece5d9",
        hair="#6b6f72",
        shoe="#8d979d",
        shorts="#c3cbcf",
        far_outline="#4c555b",
        far_skin="#d2cabd",
        far_shoe="#b3bbbf",
        far_shorts="#aeb6ba",
        ghost_outline="#a3abaf",
        ghost_skin="#f5f2ed",
        prop="#cfd5d8",
        prop_shade="#aeb7bc",
        prop_outline="#5c666d",
        metal="#6f7a81",
        mark="#0b5a66",
        band="#c8641f",
        veil=0.42,
        roles={
            MuscleRole.PRIME_MOVER: Hatch("#1f8a99", "#0b4f5a", 2.0, 45, 0.55),
            MuscleRole.SYNERGIST: Hatch("#9ccdd2", "#3d8f9a", 2.9, -45, 0.45),
            MuscleRole.STABILIZER: Hatch("#d9e7e6", "#6aa3aa", 2.9, 0, 0.6, "0.7 2.1"),
        },
    ),
    Style.DARK: Inks(
        paper="#202327",
        outline="#e7e5e0",
        skin="#565c64",
        hair="#30363c",
        shoe="#7a838b",
        shorts="#454c54",
        far_outline="#b6b8b8",
        far_skin="#3d4248",
        far_shoe="#565e65",
        far_shorts="#343a40",
        ghost_outline="#6d757d",
        ghost_skin="#2a2e33",
        prop="#3d454c",
        prop_shade="#2f363c",
        prop_outline="#939ca4",
        metal="#aab3ba",
        mark="#74c7d0",
        band="#f0a25e",
        veil=0.42,
        roles={
            MuscleRole.PRIME_MOVER: Hatch("#4fb3be", "#0f4048", 2.0, 45, 0.55),
            MuscleRole.SYNERGIST: Hatch("#3b7780", "#8fd0d6", 2.9, -45, 0.45),
            MuscleRole.STABILIZER: Hatch("#4a646b", "#8fbcc2", 2.9, 0, 0.6, "0.7 2.1"),
        },
    ),
    Style.MONO: Inks(
        paper="#ffffff",
        outline="#000000",
        skin="#ffffff",
        hair="#5a5a5a",
        shoe="#a8a8a8",
        shorts="#ececec",
        far_outline="#3c3c3c",
        far_skin="#e9e9e9",
        far_shoe="#d4d4d4",
        far_shorts="#d6d6d6",
        ghost_outline="#a0a0a0",
        ghost_skin="#ffffff",
        prop="#ffffff",
        prop_shade="#e4e4e4",
        prop_outline="#3c3c3c",
        metal="#3c3c3c",
        mark="#000000",
        band="#5a5a5a",
        veil=0.5,
        roles={
            MuscleRole.PRIME_MOVER: Hatch("#8c8c8c", "#000000", 1.7, 45, 0.6),
            MuscleRole.SYNERGIST: Hatch("#e0e0e0", "#000000", 2.7, -45, 0.4),
            MuscleRole.STABILIZER: Hatch("#ffffff", "#000000", 2.9, 0, 0.55, "0.6 2.2"),
        },
    ),
}
"""The inks of each style."""

LINE = 0.85
"""Width of an outline, in cm."""
THIN = 0.5
"""Width of an inner line, in cm."""
