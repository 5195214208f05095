"""A layout that sets its widgets side by side and starts a new line when one is full."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem
from typing_extensions import override


class FlowLayout(QLayout):
    """Lines of widgets as high as the width asks for; what is wider than a line is narrowed."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        places = [place for _item, place in self._places(QRect(0, 0, width, 0))]
        return max((place.y() + place.height() for place in places), default=0)

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        for item, place in self._places(rect):
            item.setGeometry(place)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        return QSize(0, max((item.sizeHint().height() for item in self._shown()), default=0))

    def _shown(self) -> Iterator[QLayoutItem]:
        return (item for item in self._items if not item.isEmpty())

    def _places(self, rect: QRect) -> list[tuple[QLayoutItem, QRect]]:
        """Every item with its place, centered in its line."""
        lines: list[list[tuple[QLayoutItem, QRect]]] = [[]]
        x, y = 0, 0
        for item in self._shown():
            size = _size(item, rect.width())
            if x and x + size.width() > rect.width():
                y += _height(lines[-1]) + self.spacing()
                lines.append([])
                x = 0
            lines[-1].append((item, QRect(rect.topLeft() + QPoint(x, y), size)))
            x += size.width() + self.spacing()
        return [
            (item, place.translated(0, (_height(line) - place.height()) // 2))
            for line in lines
            for item, place in line
        ]


def _size(item: QLayoutItem, width: int) -> QSize:
    size = item.sizeHint().expandedTo(item.minimumSize())
    if size.width() > width:
        size.setWidth(max(0, width))
    if item.hasHeightForWidth():
        size.setHeight(item.heightForWidth(size.width()))
    return size


def _height(line: list[tuple[QLayoutItem, QRect]]) -> int:
    return max((place.height() for _item, place in line), default=0)
