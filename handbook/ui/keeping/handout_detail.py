"""What is known of one handout: what is on it, its versions, and what has changed since one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.flow_layout import FlowLayout
from handbook.ui.keeping.words import handout_words, moment_words, version_words
from handbook.userdata.changes import changes
from handbook.userdata.handouts import KeptHandout
from handbook.userdata.versions import Version

_VERSION = Qt.ItemDataRole.UserRole
_ROWS_SHOWN = 6
"""So many versions are seen at once; the list scrolls to the others."""

_MARGIN = 24
_SPACING = 2
"""Pixels around each version."""


class HandoutDetail(QScrollArea):
    """Shows a handout as it is kept; what is to be done with a version it asks for."""

    print_wanted = Signal(object)
    save_wanted = Signal(object)
    restore_wanted = Signal(object)
    """The Version that is chosen."""

    def __init__(
        self, name_of: Callable[[str], str], appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._appearance = appearance
        self._kept: KeptHandout | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("The handout"))
        self._build()
        self._connect()
        self._restyle()

    def show_handout(self, kept: KeptHandout | None, versions: tuple[Version, ...]) -> None:
        """Show a handout with its versions, the newest first; None shows nothing."""
        self._kept = kept
        self._inside.setVisible(kept is not None)
        if kept is None:
            return
        handout = kept.handout
        self._title.setText(handout_words(handout.client, handout.title))
        changed = moment_words(kept.changed)
        self._meta.setText(_("Changed on {moment}").format(moment=changed))
        names = [self._name_of(item.address) for item in handout.items]
        self._items.setText("\n".join(names) or _("Nothing yet."))
        count = ngettext("{count} item", "{count} items", len(names)).format(count=len(names))
        self._items_head.setText(count)
        self._show_versions(versions)

    def focus_versions(self) -> None:
        """Put the keyboard where versions are chosen, if there are any."""
        if self._versions.count():
            self._versions.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_filled(self) -> bool:
        """Whether it shows a handout."""
        return self._kept is not None

    # Building

    def _build(self) -> None:
        inside = self._inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._title = self._label(inside)
        self._meta = self._label(inside)
        self._items_head = self._label(inside)
        self._items = self._label(inside)
        self._versions_head = self._label(inside)
        self._versions_head.setText(_("Versions"))
        self._none = self._label(inside)
        self._none.setText(
            _("None yet. Every print and every saved PDF is kept here, to be printed again.")
        )
        self._versions = QListWidget(inside)
        self._versions.setAccessibleName(_("Versions"))
        self._versions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._versions.setSpacing(_SPACING)
        self._versions.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._versions_head.setBuddy(self._versions)
        self._since_head = self._label(inside)
        self._since_head.setText(_("Changed since then"))
        self._since = self._label(inside)
        self._print = QPushButton(_("Print again…"), inside)
        self._save = QPushButton(_("Save again…"), inside)
        self._restore = QPushButton(_("Restore this text"), inside)
        self._buttons = QWidget(inside)
        flow = FlowLayout()
        flow.setSpacing(6)
        for button in (self._print, self._save, self._restore):
            flow.addWidget(button)
        self._buttons.setLayout(flow)
        self._stack_up(inside)
        self.setWidget(inside)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)

    def _stack_up(self, inside: QWidget) -> None:
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._meta)
        for head, below in (
            (self._items_head, (self._items,)),
            (self._versions_head, (self._none, self._versions, self._buttons)),
            (self._since_head, (self._since,)),
        ):
            column.addSpacing(14)
            column.addWidget(head)
            for widget in below:
                column.addWidget(widget)
        column.addStretch(1)

    def _label(self, parent: QWidget) -> QLabel:
        label = QLabel(parent)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _connect(self) -> None:
        self._versions.currentItemChanged.connect(self._on_version_changed)
        self._print.clicked.connect(self._on_print)
        self._save.clicked.connect(self._on_save)
        self._restore.clicked.connect(self._on_restore)
        self._appearance.changed.connect(self._restyle)

    # Versions

    def _show_versions(self, versions: tuple[Version, ...]) -> None:
        chosen = self._version.id if self._version else ""
        self._versions.clear()
        row = 0
        for version in versions:
            words = _("{moment}: {done}").format(
                moment=moment_words(version.made), done=version_words(version.kind)
            )
            item = QListWidgetItem(words, self._versions)
            item.setToolTip(words)
            item.setData(_VERSION, version)
            if version.id == chosen:
                row = self._versions.count() - 1
        self._none.setVisible(not versions)
        for widget in (self._versions, self._buttons, self._since_head, self._since):
            widget.setVisible(bool(versions))
        self._versions.setCurrentRow(row if versions else -1)
        self._fit_versions()
        self._on_version_changed()

    @property
    def _version(self) -> Version | None:
        item = self._versions.currentItem()
        version = item.data(_VERSION) if item else None
        return version if isinstance(version, Version) else None

    @Slot()
    def _on_version_changed(self) -> None:
        version, kept = self._version, self._kept
        if version is None or kept is None:
            return
        for button in (self._print, self._save):
            button.setEnabled(version.sheet is not None)
        sentences = [
            change.sentence for change in changes(version.handout, kept.handout, self._name_of)
        ]
        self._restore.setEnabled(bool(sentences))
        self._since.setText("\n".join(f"• {each}" for each in sentences) or _("Nothing."))

    @Slot()
    def _on_print(self) -> None:
        self.print_wanted.emit(self._version)

    @Slot()
    def _on_save(self) -> None:
        self.save_wanted.emit(self._version)

    @Slot()
    def _on_restore(self) -> None:
        self.restore_wanted.emit(self._version)

    # Looks

    def _fit_versions(self) -> None:
        """As high as the list is long, up to a limit."""
        row = self._versions.sizeHintForRow(0) + 2 * _SPACING if self._versions.count() else 0
        shown = min(self._versions.count(), _ROWS_SHOWN)
        self._versions.setFixedHeight(row * shown + 2 * self._versions.frameWidth() + 2)

    @Slot()
    def _restyle(self) -> None:
        sizes = self._appearance.sizes
        self._title.setFont(self._appearance.font(sizes.heading2, bold=True))
        self._meta.setFont(self._appearance.font(sizes.small))
        for muted in (self._meta, self._none):
            muted.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for head in (self._items_head, self._versions_head, self._since_head):
            head.setFont(self._appearance.font(sizes.base, bold=True))
        self._fit_versions()
