"""A handout on its way to paper or to a file: what comes out is kept as a version."""

from pathlib import Path

import msgspec

from handbook.content.handbook import Library
from handbook.handout.model import Handout
from handbook.handout.page import Page
from handbook.ui.keeping.keeping import Keeping
from handbook.ui.output_document import OutputDocument, handout_document, handout_name
from handbook.userdata.versions import Sheet, Version, VersionKind


class Outgoing:
    """A handout with the id it is kept under; of one without an id no version is kept."""

    def __init__(self, keeping: Keeping, handout_id: str, handout: Handout, page: bytes) -> None:
        self._keeping = keeping
        self._handout_id = handout_id
        self._handout = handout
        self._page = page

    def on_composed(self, page: Page) -> None:
        """Hear what is being set; this comes from the background, before there is a PDF."""
        self._page = msgspec.json.encode(page)

    def on_saved(self, _path: Path, pdf: bytes) -> None:
        """Keep what was written to a file."""
        self._keep(VersionKind.SAVED, pdf)

    def on_printed(self, pdf: bytes) -> None:
        """Keep what was sent to a printer."""
        self._keep(VersionKind.PRINTED, pdf)

    def _keep(self, kind: VersionKind, pdf: bytes) -> None:
        if not self._handout_id:
            return
        with self._keeping.telling():
            sheet = Sheet(self._page, pdf)
            self._keeping.versions.keep(self._handout_id, kind, self._handout, sheet)
            self._keeping.keeper.announce_written()


def send_draft(keeping: Keeping, library: Library) -> tuple[OutputDocument, Outgoing]:
    """The draft as it is now, kept first, to be saved or printed."""
    draft = keeping.draft
    keeping.keeper.save()
    outgoing = Outgoing(keeping, keeping.keeper.handout_id, draft.handout, b"")
    document = handout_document(draft.handout, library, draft.practice, outgoing.on_composed)
    return document, outgoing


def send_version(
    keeping: Keeping, version: Version, sheet: Sheet
) -> tuple[OutputDocument, Outgoing]:
    """A version as it went out before, to the byte, to be saved or printed again."""
    name, paper = handout_name(version.handout), version.handout.paper
    outgoing = Outgoing(keeping, version.handout_id, version.handout, sheet.page)
    return OutputDocument(name, paper, _SamePdf(sheet).pdf), outgoing


class _SamePdf:
    """Sets nothing anew."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def pdf(self) -> bytes:
        """What was set then."""
        return self._sheet.pdf
