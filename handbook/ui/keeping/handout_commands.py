"""The commands of a window that concern handouts, and the notices about how they are kept."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from handbook.content.handbook import Library
from handbook.errors import HandbookError
from handbook.handout.practice import Practice
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft, new_handout
from handbook.ui.keeping.handout_actions import HandoutActions
from handbook.ui.keeping.keeper import HandoutKeeper
from handbook.ui.keeping.keeping import Keeping
from handbook.ui.keeping.start import WindowRun
from handbook.ui.keeping.template_actions import TemplateActions, TemplateMenu
from handbook.ui.keeping.version_actions import VersionActions
from handbook.ui.notice_bar import NoticeBar, Offer
from handbook.userdata.handouts import HandoutConflictError, Handouts
from handbook.userdata.practice import read_practice, write_practice
from handbook.userdata.store import Store
from handbook.userdata.templates import Templates
from handbook.userdata.versions import Versions

if TYPE_CHECKING:
    from handbook.ui.keeping.everything import Everything


class HandoutCommands(QObject):
    """Keeps the draft of a window and answers the commands of its Handout menu."""

    edit_requested = Signal()
    """The editor is to be shown."""

    list_requested = Signal()
    """The list of handouts is to be shown."""

    folder_changed = Signal()
    """`folder` is another."""

    imported = Signal()
    """Everything in the store may be another."""

    def __init__(
        self,
        store: Store,
        draft: HandoutDraft,
        notices: NoticeBar,
        appearance: Appearance,
        window: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._run = WindowRun(store)
        handouts = Handouts(store, self._run.id)
        keeper = HandoutKeeper(store, handouts, draft, self)
        self.keeping = Keeping(
            store,
            handouts,
            Versions(store),
            Templates(store),
            draft,
            keeper,
            notices,
            appearance,
            window,
        )
        self.folder: Path | None = None
        self._library = Library(())
        self._told = ""
        self.handouts = HandoutActions(self.keeping, self)
        self.versions = VersionActions(self.keeping, self)
        self.templates = TemplateActions(self.keeping, self.handouts, self)
        self._manage = QAction(_("Manage the templates…"), self)
        self._connect()

    def _connect(self) -> None:
        keeper = self.keeping.keeper
        keeper.failed.connect(self._on_failed)
        keeper.conflicted.connect(self._on_conflicted)
        self.keeping.draft.changed.connect(self._take_back)
        self.handouts.opened.connect(self.edit_requested)
        self._manage.triggered.connect(self._on_manage_templates)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What each command does."""
        return {
            "file.export": self._on_export_everything,
            "file.import": self._on_import_everything,
            "handout.new": self._on_new,
            "handout.template": self._on_manage_templates,
            "handout.list": self._on_list,
            "handout.save": self._on_save,
            "handout.print": self._on_print,
            "handout.duplicate": self._on_duplicate,
            "handout.save_template": self._on_save_template,
            "handout.export": self._on_export,
            "handout.import": self.handouts.import_files,
            "handout.practice": self._on_practice,
        }

    def template_menu(self, *before: QAction) -> TemplateMenu:
        """A menu of templates, below other actions."""
        return TemplateMenu(self.keeping, self.templates, before, (self._manage,))

    def set_library(self, library: Library) -> None:
        """Take the entries from another library."""
        self._library = library

    # The start, and the end

    def begin(self) -> None:
        """Go on where the run before ended, and say so if it ended unexpectedly."""
        self.keeping.draft.set_practice(read_practice(self.keeping.store))
        kept = self.keeping.keeper.reopen(self._run.last_handout)
        if words := self._run.words(datetime.datetime.now().astimezone()):
            self.keeping.notices.tell_next(words, Offer(_("All handouts"), self._on_list))
        if kept is not None and kept.unread:
            self.keeping.notices.tell_next(
                _(
                    "Parts of the handout cannot be read by this version of the program. They are "
                    "left out here, and kept among its versions once you change it."
                )
            )

    def end(self) -> None:
        """Keep the draft, at once, because the window is closing."""
        self._run.end(kept=self.keeping.keeper.save())

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self.keeping.notices.tell(
            _("{reason} The handout stays here, and keeping it is tried again.").format(
                reason=message
            )
        )

    @Slot(object)
    def _on_conflicted(self, conflict: HandoutConflictError) -> None:
        choice = _Conflict(self, conflict)
        self.keeping.notices.tell(
            _(
                "This handout was also changed in another window. Nothing is lost: what you wrote "
                "here is a handout of its own now, beside theirs."
            ),
            Offer(_("Keep mine as a copy"), choice.keep_mine),
            Offer(_("Take theirs"), choice.take_theirs),
        )

    # Commands

    @Slot()
    def _on_new(self) -> None:
        self.handouts.start(new_handout())

    @Slot()
    def _on_list(self) -> None:
        self.list_requested.emit()

    @Slot()
    def _on_save(self) -> None:
        from handbook.ui.keeping.outgoing import send_draft
        from handbook.ui.saving import save_pdf

        if not self._is_ready():
            return
        document, outgoing = send_draft(self.keeping, self._library)
        saved = _Saved(self, outgoing.on_saved)
        window, tell = self.keeping.window, self.keeping.notices.tell
        save_pdf(document, window, tell, folder=self.folder, saved=saved.hear)

    @Slot()
    def _on_print(self) -> None:
        from handbook.ui.keeping.outgoing import send_draft
        from handbook.ui.printing import print_pdf

        if not self._is_ready():
            return
        document, outgoing = send_draft(self.keeping, self._library)
        window, tell = self.keeping.window, self.keeping.notices.tell
        print_pdf(document, window, tell, printed=outgoing.on_printed)

    def _is_ready(self) -> bool:
        """Whether the draft can be printed; otherwise say what is wrong, and lead there."""
        from handbook.ui.editing.presentable import first_mistake

        found = first_mistake(self.keeping.draft.handout, self._library)
        if found is None:
            return True
        spot, mistake = found
        self._told = _("To be put right first: {mistake}").format(mistake=mistake)
        self.keeping.notices.tell(self._told)
        self.edit_requested.emit()
        self.keeping.draft.point_to(spot)
        return False

    @Slot()
    def _take_back(self) -> None:
        """Say no more of a mistake once something was changed."""
        if self._told:
            self.keeping.notices.take_back(self._told)
            self._told = ""

    @Slot()
    def _on_duplicate(self) -> None:
        if id := self._kept_id():
            self.handouts.duplicate(id)

    @Slot()
    def _on_export(self) -> None:
        if id := self._kept_id():
            self.handouts.export(id)

    def _kept_id(self) -> str:
        """The id of the draft, once it is kept."""
        self.keeping.keeper.save()
        return self.keeping.keeper.handout_id

    @Slot()
    def _on_save_template(self) -> None:
        self.templates.save_draft()

    @Slot()
    def _on_manage_templates(self) -> None:
        from handbook.ui.keeping.templates_dialog import TemplatesDialog

        TemplatesDialog(self.keeping, self.templates, self.keeping.window).open()

    @Slot()
    def _on_practice(self) -> None:
        from handbook.ui.keeping.practice_dialog import PracticeDialog

        dialog = self._dialog = PracticeDialog(
            self.keeping.draft.practice, self.keeping.appearance, self.keeping.window
        )
        dialog.saved.connect(self._on_practice_saved)
        dialog.open()

    @Slot(object)
    def _on_practice_saved(self, practice: Practice) -> None:
        try:
            write_practice(self.keeping.store, practice)
        except HandbookError as error:
            self._dialog.refuse(str(error))
        else:
            self._dialog.accept()
            self.keeping.draft.set_practice(practice)

    @Slot()
    def _on_export_everything(self) -> None:
        self._everything().export()

    @Slot()
    def _on_import_everything(self) -> None:
        self._everything().ask_to_import()

    def _everything(self) -> "Everything":
        from handbook.ui.keeping.everything import Everything

        known = self.findChild(Everything)
        if known is None:
            known = Everything(self.keeping, self)
            known.imported.connect(self._on_imported)
        return known

    @Slot()
    def _on_imported(self) -> None:
        self.keeping.draft.set_practice(read_practice(self.keeping.store))
        self.imported.emit()


@dataclass(frozen=True)
class _Saved:
    """Remembers the folder that a PDF was saved to."""

    commands: HandoutCommands
    then: Callable[[Path, bytes], None]

    def hear(self, path: Path, pdf: bytes) -> None:
        """A PDF was saved."""
        self.commands.folder = path.parent
        self.commands.folder_changed.emit()
        self.then(path, pdf)


@dataclass(frozen=True)
class _Conflict:
    """The choice between two texts of a handout, both of which are kept."""

    commands: HandoutCommands
    conflict: HandoutConflictError

    def keep_mine(self) -> None:
        """Go on with what was written here, as now."""

    def take_theirs(self) -> None:
        """Go on with what the other window kept; what was written here goes to the trash."""
        keeping = self.commands.keeping
        with keeping.telling():
            keeping.keeper.open(self.conflict.theirs.id)
            self.commands.handouts.remove((self.conflict.ours.id,))
