"""What everything that keeps handouts in a window shares."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from handbook.errors import HandbookError
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft
from handbook.ui.keeping.keeper import HandoutKeeper
from handbook.ui.notice_bar import NoticeBar
from handbook.userdata.handouts import Handouts
from handbook.userdata.store import Store
from handbook.userdata.templates import Templates
from handbook.userdata.versions import Versions


@dataclass(frozen=True)
class Keeping:
    """The store by its parts, the draft with its keeper, and where to tell what."""

    store: Store
    handouts: Handouts
    versions: Versions
    templates: Templates
    draft: HandoutDraft
    keeper: HandoutKeeper
    notices: NoticeBar
    appearance: Appearance
    window: QWidget

    @contextmanager
    def telling(self) -> Generator[None, None, None]:
        """Tell what goes wrong in a block, which ends there."""
        try:
            yield
        except HandbookError as error:
            self.notices.tell(str(error))
