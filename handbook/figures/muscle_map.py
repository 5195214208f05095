"""The muscle map: the body from the front and from the back, regions marked by what they do."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from html import escape
from textwrap import wrap
from typing import TypeVar

from handbook.content.handbook import Handbook
from handbook.content.labels import label
from handbook.content.model import MapRegion, Muscle, MuscleRole
from handbook.figures.loops import Point, mirrored, path, points, polygon, whole
from handbook.figures.map_inks import CONTRAST_MARKINGS, ROLE_MARKINGS, Contrast, Marking
from handbook.figures.muscle_shapes import BODY, LINES, MUSCLES, PASSIVE, View
from handbook.figures.outline import curve, hatched, number
from handbook.figures.region_names import region_name
from handbook.figures.style import INKS, Inks, Style
from handbook.language import N_, _

MAP_SIZE = (172.0, 185.0)
"""Width and height of the map without its legend, in centimeters on a body of 180 cm."""

_MIDDLES = {View.FRONT: 43.0, View.BACK: 129.0}
_TOP = 2.5
_EDGE, _INNER, _FAINT = 0.65, 0.3, 0.15
"""Widths of the outline of the body, of lines in it, and around muscles that are not marked."""

_ROW, _LINE, _LETTERS, _BASE, _SWATCH = 9.0, 7.2, 6.0, 4.9, (11.0, 6.0)
"""Of the legend: distance of its rows and of lines in one, size of its letters, depth of their
foot below the top, and size of its swatches."""
_NARROW, _WIDE = 22, 52
"""Letters that fit a row of the legend, in one of two columns and over both."""

_ROLES = {
    MuscleRole.PRIME_MOVER: N_("Prime movers: {muscles}."),
    MuscleRole.SYNERGIST: N_("Synergists: {muscles}."),
    MuscleRole.STABILIZER: N_("Stabilizers: {muscles}."),
    MuscleRole.MINOR: N_("Minor: {muscles}."),
}
_STRONGEST_FIRST = tuple(MuscleRole)

_NO_LEGEND = ("", 0.0)

Roles = Mapping[MapRegion, MuscleRole]
Mark = TypeVar("Mark", bound=StrEnum)


def muscle_map_svg(
    roles: Roles, style: Style = Style.LIGHT, *, title: str = "", legend: bool = True
) -> str:
    """The map of the roles as SVG text; `title` says whose roles they are.

    Its title and description tell the same in words. Without the legend, the view box is
    `MAP_SIZE`, so that `region_outlines` fits it.
    """
    markings, shown = ROLE_MARKINGS[style], _shown(MuscleRole, roles)
    return _drawn(
        _("Muscles: {name}").format(name=title) if title else _("Muscle map"),
        roles_in_words(roles),
        {region: markings[role] for region, role in roles.items()},
        {region: f'data-role="{role}"' for region, role in roles.items()},
        INKS[style],
        _legend([(markings[role], label(role)) for role in shown], style, _NARROW)
        if legend
        else _NO_LEGEND,
    )


def roles_in_words(roles: Roles) -> str:
    """What a map of roles shows."""
    shown = _shown(MuscleRole, roles)
    said = [_(_ROLES[role]).format(muscles=_named(roles, role)) for role in shown]
    return " ".join([_("The body from the front and from the back."), *said])


def difference_svg(
    first: Roles,
    second: Roles,
    style: Style = Style.LIGHT,
    *,
    names: tuple[str, str],
    legend: bool = True,
) -> str:
    """The map of what differs between the roles of two variations, whose names are given."""
    found, markings = contrasts(first, second), CONTRAST_MARKINGS[style]
    shown = _shown(Contrast, found)
    return _drawn(
        _("Muscles: {first} and {second}").format(first=names[0], second=names[1]),
        difference_in_words(first, second, names),
        {region: markings[contrast] for region, contrast in found.items()},
        {region: f'data-difference="{contrast}"' for region, contrast in found.items()},
        INKS[style],
        _legend([(markings[of], contrast_label(of, names)) for of in shown], style, _WIDE)
        if legend
        else _NO_LEGEND,
    )


def difference_in_words(first: Roles, second: Roles, names: tuple[str, str]) -> str:
    """What a map of a difference shows."""
    found = contrasts(first, second)
    parts = [_("The body from the front and from the back.")]
    for contrast in _shown(Contrast, found):
        message = _("{difference}: {muscles}.")
        muscles = _named(found, contrast)
        parts.append(message.format(difference=contrast_label(contrast, names), muscles=muscles))
    return " ".join(parts)


def contrasts(first: Roles, second: Roles) -> dict[MapRegion, Contrast]:
    """How the regions that work in one or both of two variations differ."""
    result: dict[MapRegion, Contrast] = {}
    for region in MapRegion:
        one, other = first.get(region), second.get(region)
        if one is not None and other is not None:
            result[region] = Contrast.SAME_ROLE if one is other else Contrast.OTHER_ROLE
        elif one is not None or other is not None:
            result[region] = Contrast.ONLY_SECOND if one is None else Contrast.ONLY_FIRST
    return result


def contrast_label(contrast: Contrast, names: tuple[str, str]) -> str:
    """A difference in words; `names` are those of the two variations."""
    match contrast:
        case Contrast.SAME_ROLE:
            return _("Same role in both")
        case Contrast.OTHER_ROLE:
            return _("Another role in each")
        case Contrast.ONLY_FIRST:
            return _("Only in {variation}").format(variation=names[0])
        case Contrast.ONLY_SECOND:
            return _("Only in {variation}").format(variation=names[1])


def handbook_regions(handbook: Handbook) -> dict[MapRegion, MuscleRole]:
    """The strongest role of each region over all variations of a handbook."""
    result: dict[MapRegion, MuscleRole] = {}
    for muscle in handbook.muscles:
        roles = {use.role for _variation, use in handbook.stressing(muscle)}
        for region in muscle.regions if roles else ():
            found = {result[region]} if region in result else set[MuscleRole]()
            result[region] = min(roles | found, key=_STRONGEST_FIRST.index)
    return result


def muscle_regions(muscle: Muscle) -> dict[MapRegion, MuscleRole]:
    """The regions of one muscle, with its role in the exercise as usually done."""
    return dict.fromkeys(muscle.regions, muscle.role)


@cache
def region_outlines(region: MapRegion) -> tuple[tuple[Point, ...], ...]:
    """The outlines of a region in a view box of `MAP_SIZE`, as polygons; those of both sides."""
    middle = _MIDDLES[View(region.partition("-")[0])]
    return tuple(
        tuple((middle + x, _TOP + y) for x, y in polygon(loop))
        for loop in _both_sides(MUSCLES[region])
    )


def swatch_svg(marking: Marking, style: Style) -> str:
    """The small picture that stands for a marking in a legend."""
    width, height = _SWATCH
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}">'
        f"{_swatch(0.0, 0.0, marking, INKS[style])}</svg>"
    )


def _shown(marks: type[Mark], on_map: Mapping[MapRegion, Mark]) -> list[Mark]:
    """The marks that occur, in their order."""
    return [mark for mark in marks if mark in on_map.values()]


def _named(marks: Mapping[MapRegion, Mark], mark: Mark) -> str:
    return "; ".join(region_name(region) for region in MapRegion if marks.get(region) == mark)


def _drawn(
    title: str,
    description: str,
    markings: Mapping[MapRegion, Marking],
    data: Mapping[MapRegion, str],
    inks: Inks,
    legend: tuple[str, float],
) -> str:
    width, height = MAP_SIZE[0], MAP_SIZE[1] + legend[1]
    views = "".join(_view(view, markings, data, inks) for view in View)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{number(width * 4)}" '
        f'height="{number(height * 4)}" viewBox="0 0 {number(width)} {number(height)}">'
        f"<title>{escape(title, quote=False)}</title>"
        f"<desc>{escape(description, quote=False)}</desc>"
        f"{views}{legend[0]}</svg>\n"
    )


def _view(
    view: View, markings: Mapping[MapRegion, Marking], data: Mapping[MapRegion, str], inks: Inks
) -> str:
    regions = [region for region in MapRegion if region.startswith(view)]
    resting = [loop for region in regions if region not in markings for loop in MUSCLES[region]]
    marked = "".join(
        f'<g data-region="{region}" {data[region]}>{_marked(MUSCLES[region], markings[region])}</g>'
        for region in regions
        if region in markings
    )
    return (
        f'<g transform="translate({number(_MIDDLES[view])} {number(_TOP)})" '
        f'stroke-linejoin="round" stroke-linecap="round">'
        f'<path d="{path(whole(BODY[view]))}" fill="{inks.skin}" stroke="{inks.outline}" '
        f'stroke-width="{number(_EDGE)}"/>'
        f'<path d="{_paths((*PASSIVE[view], *resting))}" fill="{inks.far_skin}" '
        f'stroke="{inks.far_outline}" stroke-width="{number(_FAINT)}"/>{marked}'
        f'<path d="{_lines(view)}" fill="none" stroke="{inks.outline}" '
        f'stroke-width="{number(_INNER)}"/></g>'
    )


def _both_sides(loops: Iterable[str]) -> list[str]:
    return [side for loop in loops for side in (loop, mirrored(loop))]


def _paths(loops: Iterable[str]) -> str:
    return "".join(path(loop) for loop in _both_sides(loops))


@cache
def _lines(view: View) -> str:
    return "".join(curve(points(line)) for line in _both_sides(LINES[view]))


@cache
def _marked(loops: tuple[str, ...], marking: Marking) -> str:
    """Muscles of both sides; their lines run the same way on both."""
    return (
        f'<path d="{_paths(loops)}" fill="{marking[0].tint}" stroke="{marking[0].line}" '
        f'stroke-width="{number(_INNER)}"/>'
        f"{_hatches([polygon(loop) for loop in _both_sides(loops)], marking)}"
    )


def _hatches(edges: Sequence[tuple[Point, ...]], marking: Marking) -> str:
    """The lines of a marking inside polygons; y runs down here, so that slopes turn round."""
    parts: list[str] = []
    for hatch in marking:
        lines = "".join(hatched(edge, hatch.gap, -hatch.slope) for edge in edges)
        dashes = f' stroke-dasharray="{hatch.dashes}"' if hatch.dashes else ""
        parts.append(
            f'<path d="{lines}" fill="none" '
            f'stroke="{hatch.line}" stroke-width="{number(hatch.width)}"{dashes}/>'
        )
    return "".join(parts)


def _legend(entries: list[tuple[Marking, str]], style: Style, letters: int) -> tuple[str, float]:
    """Swatches with their words below the map, and how high that is."""
    inks = INKS[style]
    columns = 2 if letters == _NARROW else 1
    tops = [MAP_SIZE[1] + _ROW / 2] * columns
    parts: list[str] = []
    for at, (marking, words) in enumerate(entries):
        column = at % columns
        left, top = 6.0 + column * MAP_SIZE[0] / 2, tops[column]
        parts.append(_swatch(left, top, marking, inks))
        rows = wrap(words, letters) or [""]
        parts += [
            _text(left + _SWATCH[0] + 4, top + _BASE + row * _LINE, line, inks)
            for row, line in enumerate(rows)
        ]
        tops[column] = top + _ROW + (len(rows) - 1) * _LINE
    return "".join(parts), max(tops) - MAP_SIZE[1]


def _text(left: float, base: float, words: str, inks: Inks) -> str:
    return (
        f'<text x="{number(left)}" y="{number(base)}" '
        f'font-family="Atkinson Hyperlegible, sans-serif" font-size="{number(_LETTERS)}" '
        f'fill="{inks.outline}">{escape(words, quote=False)}</text>'
    )


def _swatch(left: float, top: float, marking: Marking, inks: Inks) -> str:
    x, y = left + _INNER, top + _INNER
    width, height = _SWATCH[0] - 2 * _INNER, _SWATCH[1] - 2 * _INNER
    edge = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}" rx="0.8" fill="{marking[0].tint}" stroke="{inks.outline}" '
        f'stroke-width="{number(_INNER)}"/>{_hatches([edge], marking)}'
    )
