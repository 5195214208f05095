"""Rows as a table to read."""

from collections.abc import Iterable

from benchmarks.row import Row

_HEAD = ("what", "ours", "beside it", "", "figure", "budget", "verdict")
_RIGHT = {1, 2, 4, 5}
"""Columns of numbers."""


def table(rows: Iterable[Row]) -> str:
    """The rows under a head, in columns as wide as they need to be."""
    lines = [_HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    return "\n".join(_line(cells, widths) for cells in lines)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    aligned = (
        cell.rjust(width) if at in _RIGHT else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(aligned).rstrip()


def _cells(row: Row) -> tuple[str, ...]:
    sign = " x" if row.is_ratio else f" {row.unit}"
    return (
        row.name,
        f"{row.ours:.1f} {row.unit}",
        f"{row.peer:.1f} {row.unit}",
        row.peer_name,
        f"{row.value:.2f}{sign}",
        "" if row.budget is None else f"{row.budget:g}{sign}",
        row.verdict,
    )
