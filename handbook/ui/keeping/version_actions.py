"""What can be done with a version of a handout: print or save it again, go back to its text."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from handbook.handout.model import Handout
from handbook.language import _
from handbook.ui.keeping.keeping import Keeping
from handbook.ui.keeping.outgoing import Outgoing, send_version
from handbook.ui.keeping.words import moment_words
from handbook.ui.notice_bar import Offer
from handbook.ui.output_document import OutputDocument
from handbook.ui.printing import print_pdf
from handbook.ui.saving import save_pdf
from handbook.userdata.versions import Version, VersionKind


class VersionActions(QObject):
    """Acts on one version and tells what came of it."""

    restored = Signal()
    """The draft has the text of a version."""

    def __init__(self, keeping: Keeping, parent: QObject) -> None:
        super().__init__(parent)
        self._keeping = keeping

    def print(self, version: Version) -> None:
        """Print the very pages that went out then."""
        with self._keeping.telling():
            if sent := self._send(version):
                document, outgoing = sent
                window, tell = self._keeping.window, self._keeping.notices.tell
                print_pdf(document, window, tell, printed=outgoing.on_printed)

    def save(self, version: Version, folder: Path | None) -> None:
        """Save the very PDF that went out then, beginning in a folder."""
        with self._keeping.telling():
            if sent := self._send(version):
                document, outgoing = sent
                window, tell = self._keeping.window, self._keeping.notices.tell
                save_pdf(document, window, tell, folder=folder, saved=outgoing.on_saved)

    def _send(self, version: Version) -> tuple[OutputDocument, Outgoing] | None:
        """What went out then; None for a version that never did."""
        if version.sheet is None:
            return None
        return send_version(self._keeping, version, self._keeping.versions.sheet(version.sheet))

    def restore(self, version: Version) -> None:
        """Make the text of a version the present one; what was there stays as a version."""
        keeper, draft = self._keeping.keeper, self._keeping.draft
        with self._keeping.telling():
            keeper.open(version.handout_id)
            if not keeper.save():
                return
            self._keeping.versions.keep(version.handout_id, VersionKind.EDITED, draft.handout)
            back = _TakeBack(self, version.handout_id, draft.handout)
            draft.set(version.handout, _("Restore a version"))
            keeper.save()
            message = _("The handout has the text of {moment} again.").format(
                moment=moment_words(version.made)
            )
            self._keeping.notices.tell(message, Offer(_("Undo"), back.act))
            self.restored.emit()

    def put(self, handout_id: str, handout: Handout) -> None:
        """Make this the text of a handout."""
        with self._keeping.telling():
            self._keeping.keeper.open(handout_id)
            self._keeping.draft.set(handout)
            self._keeping.keeper.save()
            self.restored.emit()


@dataclass(frozen=True)
class _TakeBack:
    """Returns a handout to the text it had before a version was restored."""

    actions: VersionActions
    handout_id: str
    handout: Handout

    def act(self) -> None:
        """Return to it."""
        self.actions.put(self.handout_id, self.handout)
