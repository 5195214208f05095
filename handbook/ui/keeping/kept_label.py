"""How far the draft is kept, in small letters."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft


class KeptLabel(QLabel):
    """Follows the draft; it is empty while there is nothing to keep."""

    def __init__(self, draft: HandoutDraft, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = draft
        self._appearance = appearance
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setToolTip(_("Everything you change is kept by itself"))
        draft.kept_changed.connect(self._on_kept_changed)
        appearance.changed.connect(self._restyle)
        self._on_kept_changed()
        self._restyle()

    @Slot()
    def _on_kept_changed(self) -> None:
        self.setText(self._draft.kept)

    @Slot()
    def _restyle(self) -> None:
        self.setFont(self._appearance.font(self._appearance.sizes.small))
