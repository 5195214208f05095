"""Plain shapes as SVG that things and marks are made of."""

from handbook.content.body import Point
from handbook.figures.outline import number
from handbook.figures.style import LINE, THIN, Inks

PROP_LINE = LINE * 0.85
"""Width of the outline of things, in cm."""


def box(x: float, y: float, width: float, height: float, rounded: float, fill: str) -> str:
    """A rectangle with rounded corners, from its lower left corner."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}" rx="{number(rounded)}" fill="{fill}"/>'
    )


def disk(middle: Point, radius: float, fill: str, more: str = "") -> str:
    """A circle; `more` are further attributes."""
    return (
        f'<circle cx="{number(middle.x)}" cy="{number(middle.y)}" r="{number(radius)}" '
        f'fill="{fill}"{more}/>'
    )


def filled(path: str, fill: str) -> str:
    """The inside of a path."""
    return f'<path d="{path}" fill="{fill}"/>'


def stroke(path: str, color: str, width: float, dashes: str = "") -> str:
    """A path with round ends and corners."""
    more = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{number(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round"{more}/>'
    )


def rod(path: str, width: float, fill: str, outline: str) -> str:
    """A path as a thick line with an outline: a lever, a limb, a band."""
    return stroke(path, outline, width + 2 * THIN) + stroke(path, fill, width)


def outlined(inks: Inks, *parts: str) -> str:
    """Parts of a thing, each with the outline of things."""
    return (
        f'<g stroke="{inks.prop_outline}" stroke-width="{number(PROP_LINE)}" '
        f'stroke-linejoin="round" stroke-linecap="round">{"".join(parts)}</g>'
    )
