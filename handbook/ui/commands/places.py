"""The commands that lead to other places."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QWidget
from typing_extensions import override

from handbook.content.model import Kind
from handbook.language import _
from handbook.ui.commands.actions import Actions, Handlers
from handbook.ui.navigator import HANDOUT, HANDOUTS, Navigator


class PlaceCommands(QObject):
    """Asks the navigator for a place and gives its page the focus.

    As the event filter of a window it also knows the Back and Forward buttons of the mouse.
    """

    def __init__(self, navigator: Navigator, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._actions = actions
        self._widget = parent
        navigator.arrived.connect(self._on_arrived)

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "edit.copy_address": self._on_copy_address,
            "go.back": self._on_back,
            "go.forward": self._on_forward,
            "go.start": self._on_go_start,
            "go.address": self._on_go_to_address,
            "go.sections": self._on_go_sections,
            "go.variations": self._on_go_variations,
            "go.questions": self._on_go_questions,
            "go.muscles": self._on_go_muscles,
            "go.glossary": self._on_go_glossary,
            "go.references": self._on_go_references,
            "handout.edit": self.edit_handout,
        }

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse's own buttons, wherever in the window they are pressed."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            steps = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
            if step := steps.get(event.button()):
                self._navigator.step(step)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_arrived(self) -> None:
        self._actions["go.back"].setEnabled(self._navigator.can_go_back)
        self._actions["go.forward"].setEnabled(self._navigator.can_go_forward)

    @Slot()
    def _on_back(self) -> None:
        self._navigator.step(-1)

    @Slot()
    def _on_forward(self) -> None:
        self._navigator.step(1)

    # Lists

    @Slot()
    def _on_go_start(self) -> None:
        self._navigator.go_start()
        self._navigator.focus_page()

    @Slot()
    def _on_go_sections(self) -> None:
        self._go_kind(Kind.SECTION)

    @Slot()
    def _on_go_variations(self) -> None:
        self._go_kind(Kind.VARIATION)

    @Slot()
    def _on_go_questions(self) -> None:
        self._go_kind(Kind.FAQ)

    @Slot()
    def _on_go_muscles(self) -> None:
        self._go_kind(Kind.MUSCLE)

    @Slot()
    def _on_go_glossary(self) -> None:
        self._go_kind(Kind.TERM)

    @Slot()
    def _on_go_references(self) -> None:
        self._go_kind(Kind.REFERENCE)

    def _go_kind(self, kind: Kind) -> None:
        self._navigator.go_kind(kind)
        self._navigator.focus_page()

    @Slot()
    def edit_handout(self) -> None:
        """Show the handout editor."""
        self._navigator.navigate(HANDOUT)
        self._navigator.focus_page()

    @Slot()
    def list_handouts(self) -> None:
        """Show the list of handouts."""
        self._navigator.navigate(HANDOUTS)
        self._navigator.focus_page()

    # Addresses

    @Slot()
    def _on_go_to_address(self) -> None:
        dialog = QInputDialog(self._widget)
        dialog.setWindowTitle(_("Go to an address"))
        dialog.setLabelText(_("Address, for example hip-thrust/variation/glute-bridge:"))
        dialog.setTextValue(str(self._navigator.place or ""))
        dialog.textValueSelected.connect(self._on_address_typed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_address_typed(self, text: str) -> None:
        if self._navigator.navigate_text(text):
            self._navigator.focus_page()

    @Slot()
    def _on_copy_address(self) -> None:
        if self._navigator.place is not None:
            QApplication.clipboard().setText(str(self._navigator.place))
