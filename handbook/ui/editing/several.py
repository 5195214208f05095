"""A choice of any of some values, each with a box to check."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from handbook.ui.appearance import Appearance
from handbook.ui.editing.check_box import CheckBox
from handbook.ui.flow_layout import FlowLayout


class Several(QWidget):
    """Boxes for some values, in their order."""

    edited = Signal(object)
    """The values that are chosen, a tuple, after the trainer changed it."""

    def __init__(
        self,
        name: str,
        values: Sequence[tuple[str, str, StrEnum]],
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        """`values` are what stands beside a box, what it is called by, and what it is for."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._boxes: list[tuple[CheckBox, StrEnum]] = []
        flow = FlowLayout()
        flow.setSpacing(8)
        self.setLayout(flow)
        for label, said, value in values:
            box = CheckBox(label, appearance, self)
            box.setAccessibleName(said)
            box.setToolTip(said)
            box.clicked.connect(self._on_clicked)
            self._boxes.append((box, value))
            flow.addWidget(box)
        self.setFocusProxy(self._boxes[0][0])

    @property
    def chosen(self) -> tuple[StrEnum, ...]:
        """The values that are chosen."""
        return tuple(value for box, value in self._boxes if box.isChecked())

    def show_value(self, value: Any) -> None:
        """Show which are chosen."""
        for box, each in self._boxes:
            box.setChecked(each in (value or ()))

    def show_mixed(self) -> None:
        """Show none as chosen: several have several."""
        self.show_value(())

    @Slot()
    def _on_clicked(self) -> None:
        self.edited.emit(self.chosen)
