"""Curves through points, hatching inside them, and both as SVG path text."""

from collections.abc import Iterable, Iterator
from math import ceil, cos, floor, radians, sin

from handbook.content.silhouette import Points


def number(value: float) -> str:
    """A length with two decimals at most, as short as it can be written."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def pair(x: float, y: float) -> str:
    """Two lengths."""
    return f"{number(x)} {number(y)}"


def line(points: Iterable[tuple[float, float]]) -> str:
    """The path of straight lines through points."""
    return "M" + "L".join(pair(x, y) for x, y in points)


def polygon(points: Iterable[tuple[float, float]]) -> str:
    """The path of a closed figure with straight sides."""
    return line(points) + "Z"


def curve(points: Points) -> str:
    """The path of a smooth curve through points (Catmull-Rom), open."""
    ends = [points[0], *points, points[-1]]
    return _spline(ends)


def closed_curve(points: Points) -> str:
    """The path of a smooth closed curve through points (Catmull-Rom)."""
    return _spline([points[-1], *points, points[0], points[1]]) + "Z"


def _spline(points: Points) -> str:
    """Relative curves that take over the direction of the one before, in tenths of a unit."""
    x, y = round(points[1][0], 1), round(points[1][1], 1)
    parts = [f"M{numbers(x, y)}"]
    for index in range(len(points) - 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = points[index : index + 4]
        after = (cx - (dx - bx) / 6 - x, cy - (dy - by) / 6 - y, cx - x, cy - y)
        if index:
            parts.append(f"s{numbers(*after)}")
        else:
            before = (bx + (cx - ax) / 6 - x, by + (cy - ay) / 6 - y)
            parts.append(f"c{numbers(*before, *after)}")
        x, y = x + round(cx - x, 1), y + round(cy - y, 1)
    return "".join(parts)


def numbers(*values: float) -> str:
    """Numbers with one decimal, as short as a path can hold them."""
    text = ""
    for value in values:
        written = f"{value:.1f}".removesuffix(".0")
        if written == "-0":
            written = "0"
        elif -1 < value < 1:
            written = written.replace("0.", ".")
        text += written if not text or written[0] == "-" else f" {written}"
    return text


def flattened(points: Points, steps: int = 4) -> list[tuple[float, float]]:
    """The closed curve through points as many short straight lines."""
    result: list[tuple[float, float]] = []
    count = len(points)
    for i in range(count):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            # The Catmull-Rom weights of the four points.
            a, b = -t + 2 * t * t - t**3, 2 - 5 * t * t + 3 * t**3
            c, d = t + 4 * t * t - 3 * t**3, -t * t + t**3
            x, y = a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy
            result.append((x / 2, y / 2))
    return result


def hatching(points: Points, gap: float, slope: float, inset: float = 0.0) -> str:
    """Parallel lines inside a closed curve; see `hatched`."""
    return hatched(flattened(points), gap, slope, inset)


def hatched(edge: Points, gap: float, slope: float, inset: float = 0.0) -> str:
    """Parallel lines in a polygon, `gap` apart, at an angle of `slope` degrees.

    They end `inset` before its edge.
    """
    c, s = cos(radians(slope)), sin(radians(slope))
    turned = [(x * c + y * s, -x * s + y * c) for x, y in edge]
    parts: list[str] = []
    for level, left, right in _rows(turned, gap):
        x, length = left + inset, right - left - 2 * inset
        if length > 0.5:
            start = numbers(x * c - level * s, x * s + level * c)
            parts.append(f"M{start}l{numbers(length * c, length * s)}")
    return "".join(parts)


DOT = 0.1
"""Length of the dash that round caps make a dot of."""


def dotted(points: Points, gap: float, inset: float) -> str:
    """A staggered grid of dots inside a closed curve: rows to stroke with round caps and dashes.

    The dots keep `inset` from where a row of them meets the edge. `DOT` and what is left of `gap`
    are the dashes.
    """
    parts: list[str] = []
    for index, (level, left, right) in enumerate(_rows(flattened(points), gap)):
        shift = gap / 2 if index % 2 else 0.0
        first = ceil((left + inset - shift) / gap)
        last = floor((right - inset - shift) / gap)
        if first <= last:
            start = numbers(first * gap + shift, level)
            parts.append(f"M{start}h{numbers((last - first) * gap + DOT)}")
    return "".join(parts)


def _rows(edge: Points, gap: float) -> Iterator[tuple[float, float, float]]:
    """Where level lines, `gap` apart, are inside a polygon: height, left and right end."""
    low, high = min(y for _x, y in edge), max(y for _x, y in edge)
    level = low + gap * 0.6
    while level < high:
        crossings = sorted(
            ax + (bx - ax) * (level - ay) / (by - ay)
            for (ax, ay), (bx, by) in zip(edge, [*edge[1:], edge[0]], strict=True)
            if (ay <= level) != (by <= level)
        )
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            yield level, left, right
        level += gap
