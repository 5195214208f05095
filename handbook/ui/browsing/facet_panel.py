"""The panel of facets beside the list: what to narrow by, and what each choice would give."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from handbook.content.handbook import Handbook
from handbook.language import _, ngettext
from handbook.search.facets import FacetTable, FacetValue, Selection
from handbook.ui.appearance import Appearance
from handbook.ui.browsing.facet_model import FacetModel
from handbook.ui.model_index import Index

_GAP = 8
"""Pixels between the parts of a row."""


class FacetPanel(QFrame):
    """Shows a selection; what the trainer wants changed goes out through the signals."""

    toggled = Signal(object)
    """A FacetValue to choose, or to choose no longer."""

    switched = Signal(object)
    """A Facet of which all values shall be asked for instead of any, or the other way round."""

    cleared = Signal()
    """Nothing shall be chosen."""

    left = Signal()
    """Esc: the focus should return to the list."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._build()
        self._connect()
        self._restyle()

    def set_table(self, table: FacetTable, handbook: Handbook) -> None:
        """Offer the values of another handbook; none while they are being counted."""
        self._model.set_table(table, handbook)
        self._tree.expandAll()
        self._counting.setVisible(bool(table.size) and not table.masks)

    def show_selection(self, selected: Selection, counts: Mapping[FacetValue, int]) -> None:
        """Show what is chosen, and how many variations each value gives."""
        self._model.show(selected, counts)
        if not selected.values and self._clear.hasFocus():
            self.focus_values()
        self._clear.setVisible(bool(selected.values))

    def focus_values(self) -> None:
        """Put the focus on the values."""
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.setObjectName("facets")
        self._title = QLabel(_("Filters"), self)
        self._clear = QToolButton(self)
        self._clear.setText(_("Clear all"))
        self._clear.setAccessibleName(_("Clear all filters"))
        self._clear.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        kept = self._clear.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(kept)
        self._model = FacetModel(self)
        self._tree = FacetTree(self)
        self._tree.setAccessibleName(_("Filters"))
        self._tree.setModel(self._model)
        self._tree.setItemDelegate(FacetDelegate(self._appearance, self._tree))
        self._counting = QLabel(_("The filters are being counted…"), self)
        self._counting.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._counting.setWordWrap(True)
        self._counting.hide()
        self._top = QHBoxLayout()
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 1, 0)
        column.setSpacing(6)
        column.addLayout(self._top)
        column.addWidget(self._counting)
        column.addWidget(self._tree, 1)

    def _connect(self) -> None:
        self._model.toggled.connect(self.toggled)
        self._model.switched.connect(self.switched)
        self._clear.clicked.connect(self.cleared)
        self._tree.left.connect(self.left)
        self._appearance.changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        zoom, theme = self._appearance.zoom, self._appearance.theme
        self.setStyleSheet(f"#facets {{ border-right: 1px solid {theme.line}; }}")
        self._title.setFont(self._appearance.font(self._appearance.sizes.base, bold=True))
        self._top.setContentsMargins(round(18 * zoom), 0, _GAP, 0)
        self._counting.setContentsMargins(round(18 * zoom), 0, _GAP, 0)
        self._tree.setIndentation(round(14 * zoom))
        self._tree.doItemsLayout()


class FacetTree(QTreeView):
    """A click or Space chooses a value; on a facet it folds the values in or out.

    A click on the switch of a facet, or A anywhere in it, asks for all of its chosen values at
    once, or again for any of them.
    """

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setExpandsOnDoubleClick(False)
        self._pressed = QPoint()
        self.clicked.connect(self._on_clicked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._on_chosen(self.currentIndex())
            case Qt.Key.Key_A if not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
                self._on_switched(self.currentIndex())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()

    def _on_switched(self, index: QModelIndex) -> None:
        model = self.model()
        if index.isValid() and isinstance(model, FacetModel):
            model.switch(index)

    def _is_on_switch(self, index: QModelIndex) -> bool:
        """Whether the last click was on the switch of a facet."""
        delegate = self.itemDelegate()
        if not isinstance(delegate, FacetDelegate) or _state(index) is None:
            return False
        return delegate.switch_of(self.visualRect(index)).contains(self._pressed)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.data(FacetModel.ValueRole) is None and self._is_on_switch(index):
            self._on_switched(index)
        else:
            self._on_chosen(index)

    def _on_chosen(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        if index.data(FacetModel.ValueRole) is None:
            self.setExpanded(index, not self.isExpanded(index))
            return
        other = Qt.CheckState.Unchecked if _is_checked(index) else Qt.CheckState.Checked
        self.model().setData(index, other, Qt.ItemDataRole.CheckStateRole)


class FacetDelegate(QStyledItemDelegate):
    """A value with its count at the right edge, muted where it gives nothing; a bold facet.

    At the right of a facet stands the switch between any and all of its values, once some of them
    are chosen and a variation can have several.
    """

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def switch_of(self, row: QRect) -> QRect:
        """Where the switch of a facet is in its row."""
        metrics = QFontMetrics(self._small(bold=True))
        width = sum(metrics.horizontalAdvance(word) + _GAP * 2 for word in (_("any"), _("all")))
        height = round(metrics.height() * 1.3)
        top = row.y() + (row.height() - height) // 2
        return QRect(row.right() - _GAP - width + 1, top, width, height)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, round(option.fontMetrics.height() * 1.6))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._appearance.theme
        painter.save()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(option.rect, QColor(theme.accent_soft))
            painter.setPen(QColor(theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        if index.data(FacetModel.ValueRole) is None:
            self._paint_facet(painter, option.rect, index)
        else:
            self._paint_value(painter, option, index)
        painter.restore()

    def _paint_facet(self, painter: QPainter, row: QRect, index: Index) -> None:
        theme = self._appearance.theme
        rect = row.adjusted(_GAP // 2, 0, -_GAP, 0)
        if _state(index) is not None:
            switch = self.switch_of(row)
            self._paint_switch(painter, switch, every=_is_checked(index))
            rect.setRight(switch.left() - _GAP)
        elif said := _chosen(index.data(FacetModel.CountRole)):
            small = self._small()
            _draw_line(painter, rect, said, small, theme.accent, Qt.AlignmentFlag.AlignRight)
            rect.setRight(rect.right() - QFontMetrics(small).horizontalAdvance(said) - _GAP)
        font = self._appearance.font(self._appearance.sizes.base, bold=True)
        label = index.data(Qt.ItemDataRole.DisplayRole)
        _draw_line(painter, rect, label, font, theme.text, Qt.AlignmentFlag.AlignLeft)

    def _paint_value(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._appearance.theme
        count = index.data(FacetModel.CountRole)
        said, small = f"{count:n}", self._small()
        rect = option.rect.adjusted(_GAP // 2, 0, -_GAP, 0)
        _draw_line(painter, rect, said, small, theme.muted, Qt.AlignmentFlag.AlignRight)
        rect.setRight(rect.right() - QFontMetrics(small).horizontalAdvance(said) - _GAP)
        side = round(option.fontMetrics.height() * 0.85)
        box = QRect(rect.x(), rect.center().y() - side // 2 + 1, side, side)
        self._paint_box(painter, box, checked=_is_checked(index))
        rect.setLeft(box.right() + 1 + _GAP)
        font = self._appearance.font(self._appearance.sizes.base)
        label = index.data(Qt.ItemDataRole.DisplayRole)
        color = theme.text if count else theme.muted
        _draw_line(painter, rect, label, font, color, Qt.AlignmentFlag.AlignLeft)

    def _small(self, *, bold: bool = False) -> QFont:
        return self._appearance.font(self._appearance.sizes.small, bold=bold)

    def _paint_switch(self, painter: QPainter, rect: QRect, *, every: bool) -> None:
        """Both words in a frame, the one that holds bold on a ground of its own."""
        theme, middle = self._appearance.theme, Qt.AlignmentFlag.AlignHCenter
        left = QRect(rect)
        words = QFontMetrics(self._small(bold=True))
        left.setWidth(words.horizontalAdvance(_("any")) + _GAP * 2)
        right = QRect(rect)
        right.setLeft(left.right() + 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent_soft))
        painter.drawRoundedRect(QRectF(right if every else left), 4, 4)
        painter.setPen(QColor(theme.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for part, word, holds in ((left, _("any"), not every), (right, _("all"), every)):
            color = theme.accent if holds else theme.muted
            _draw_line(painter, part, word, self._small(bold=holds), color, middle)

    def _paint_box(self, painter: QPainter, box: QRect, *, checked: bool) -> None:
        theme = self._appearance.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.accent if checked else theme.muted))
        painter.setBrush(QColor(theme.accent if checked else theme.raised))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if checked:
            pen = QPen(QColor(theme.on_accent), box.width() / 8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            side = box.width()
            tick = [
                QPointF(x * side, y * side) for x, y in ((0.24, 0.52), (0.43, 0.71), (0.77, 0.3))
            ]
            painter.drawPolyline([QPointF(box.topLeft()) + point for point in tick])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The tree itself sees to clicks and keys, over the whole row."""
        return False


def _state(index: Index) -> Qt.CheckState | None:
    state = index.data(Qt.ItemDataRole.CheckStateRole)
    return None if state is None else Qt.CheckState(state)


def _is_checked(index: Index) -> bool:
    return _state(index) == Qt.CheckState.Checked


def _chosen(count: int) -> str:
    if not count:
        return ""
    return ngettext("{count} chosen", "{count} chosen", count).format(count=count)


def _draw_line(
    painter: QPainter, rect: QRect, text: str, font: QFont, color: str, align: Qt.AlignmentFlag
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(color))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, rect.width()))
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, shown)
