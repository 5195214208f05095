"""The commands that change the handout being made, from wherever one is."""

from PySide6.QtCore import QObject, Signal, Slot

from handbook.content.address import Address
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.commands.actions import Actions, Handlers, set_title
from handbook.ui.draft import HandoutDraft
from handbook.ui.icons import icon
from handbook.ui.navigator import Navigator


class DraftCommands(QObject):
    """Adds the page shown, undoes, and says in the menu what a press would do."""

    added = Signal()
    """The page shown was put on the handout."""

    def __init__(
        self,
        draft: HandoutDraft,
        navigator: Navigator,
        actions: Actions,
        appearance: Appearance,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._navigator = navigator
        self._actions = actions
        self._appearance = appearance
        draft.changed.connect(self._on_draft_changed)
        draft.undo_changed.connect(self._show_undo)
        navigator.arrived.connect(self.show_add)
        self._on_draft_changed()
        self._show_undo()

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "edit.undo": self._draft.undo,
            "edit.redo": self._draft.redo,
            "handout.add": self._on_add,
        }

    @Slot()
    def show_add(self) -> None:
        """Say whether the page shown can be added, or be taken off."""
        address = self._shown()
        action = self._actions["handout.add"]
        action.setEnabled(address is not None)
        on_it = address is not None and self._draft.holds(address)
        set_title(
            action,
            _("&Take this page off the handout") if on_it else _("&Add this page to the handout"),
        )
        action.setIconText(_("On the handout") if on_it else _("Add to handout"))
        action.setIcon(icon("check" if on_it else "add", self._appearance))

    @Slot()
    def _on_add(self) -> None:
        address = self._shown()
        if address is None:
            return
        if self._draft.holds(address):
            self._draft.remove_address(address)
        else:
            self._draft.add(address)
            self.added.emit()

    def _shown(self) -> Address | None:
        """What of the page shown can be on a handout."""
        page = self._navigator.page
        return page.handout_address() if page else None

    @Slot()
    def _on_draft_changed(self) -> None:
        self.show_add()
        filled = bool(self._draft.handout.items)
        for command in ("save", "print", "duplicate", "save_template", "export"):
            self._actions[f"handout.{command}"].setEnabled(filled)

    @Slot()
    def _show_undo(self) -> None:
        """Say what would be undone, and done again."""
        stack = self._draft.undo_stack
        for command, able, words, title, titled in (
            ("undo", stack.canUndo(), stack.undoText(), _("&Undo"), _("&Undo: {words}")),
            ("redo", stack.canRedo(), stack.redoText(), _("Re&do"), _("Re&do: {words}")),
        ):
            action = self._actions[f"edit.{command}"]
            action.setEnabled(able)
            set_title(action, titled.format(words=words.replace("&", "&&")) if words else title)
