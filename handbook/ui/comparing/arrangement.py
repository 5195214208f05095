"""How the columns of a comparison share a width."""

from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF

from handbook.ui.appearance import Appearance

SIDE = 10
"""Pixels between the edge of a column and what is in it."""

_LABEL_CHARACTERS = 15
_COLUMN_CHARACTERS = 18
"""A column narrower than so many characters of text would be hard to read."""


@dataclass(frozen=True)
class Arrangement:
    """Pixels of the column of labels and of each variation; `stacked` when they find no room."""

    width: int
    label: int
    columns: tuple[int, ...]
    stacked: bool

    def left(self, at: int) -> int:
        """Where the column of a variation begins."""
        return self.label + sum(self.columns[:at])


def arrange(width: int, count: int, appearance: Appearance) -> Arrangement:
    """Share a width among so many variations.

    The cells of a row stand below each other where there is no room beside each other; the heads
    of the columns stay side by side.
    """
    base = QFontMetricsF(appearance.font(appearance.sizes.base)).averageCharWidth()
    label = round(base * _LABEL_CHARACTERS)
    stacked = width - label < count * base * _COLUMN_CHARACTERS
    if stacked:
        label = 0
    each, left_over = divmod(max(0, width - label), max(1, count))
    columns = tuple(each + (at < left_over) for at in range(count))
    return Arrangement(width, label, columns, stacked)
