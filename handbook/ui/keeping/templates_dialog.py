"""The templates, with what can be done with the trainer's own."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from handbook.errors import HandbookError
from handbook.language import _
from handbook.ui.keeping.keeping import Keeping
from handbook.ui.keeping.name_dialog import NameDialog
from handbook.ui.keeping.template_actions import TemplateActions
from handbook.ui.notice_bar import NoticeBar, Offer
from handbook.userdata.templates import NAME_LIMIT, Template, TemplateOrigin

_TEMPLATE = Qt.ItemDataRole.UserRole


class TemplatesDialog(QDialog):
    """Lists the templates; Enter starts a handout from one, Delete removes an own one."""

    def __init__(self, keeping: Keeping, actions: TemplateActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._actions = actions
        self.setWindowTitle(_("Templates"))
        self._build()
        self._connect()
        self._fill()
        self.finished.connect(self.deleteLater)

    def _build(self) -> None:
        self._notices = NoticeBar(self._keeping.appearance, self)
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("Templates"))
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._use = QPushButton(_("Start a handout"), self)
        self._use.setProperty("primary", True)
        self._use.setDefault(True)
        self._rename = QPushButton(_("Rename…"), self)
        self._remove = QPushButton(_("Remove"), self)
        row = QHBoxLayout()
        for button in (self._use, self._rename, self._remove):
            row.addWidget(button)
        row.addStretch(1)
        self._close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._notices)
        column.addWidget(self._list, 1)
        column.addWidget(self._about)
        column.addLayout(row)
        column.addWidget(self._close)
        self.resize(480, 420)

    def _connect(self) -> None:
        self._list.currentItemChanged.connect(self._on_current_changed)
        self._list.itemActivated.connect(self._on_use)
        self._use.clicked.connect(self._on_use)
        self._rename.clicked.connect(self._on_rename)
        self._remove.clicked.connect(self._on_remove)
        self._close.rejected.connect(self.reject)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove)

    def _fill(self, name: str = "") -> None:
        """List the templates of the moment, with this one as the current one."""
        row = max(0, self._list.currentRow())
        self._list.clear()
        with self._keeping.telling():
            for template in self._keeping.templates.templates():
                item = QListWidgetItem(template.name, self._list)
                item.setToolTip(template.name)
                item.setData(_TEMPLATE, template)
                if template.name == name:
                    row = self._list.count() - 1
        self._list.setCurrentRow(min(row, self._list.count() - 1))
        self._on_current_changed()

    @property
    def _template(self) -> Template | None:
        item = self._list.currentItem()
        template = item.data(_TEMPLATE) if item else None
        return template if isinstance(template, Template) else None

    @Slot()
    def _on_current_changed(self) -> None:
        template = self._template
        own = template is not None and template.origin is TemplateOrigin.OWN
        self._use.setEnabled(template is not None)
        self._rename.setEnabled(own)
        self._remove.setEnabled(own)
        if template is not None:
            said = template.summary or _("Your own template.")
            self._about.setText(said)

    @Slot()
    def _on_use(self) -> None:
        if (template := self._template) is not None:
            self.accept()
            self._actions.start(template)

    @Slot()
    def _on_rename(self) -> None:
        if (template := self._template) is None:
            return
        self._renamed = template
        dialog = self._dialog = NameDialog(
            _("Rename the template"), _("Its name:"), _("Rename"), self, name=template.name
        )
        dialog.limit(NAME_LIMIT)
        dialog.named.connect(self._on_named)
        dialog.open()

    @Slot(str)
    def _on_named(self, name: str) -> None:
        try:
            renamed = self._keeping.templates.rename_template(self._renamed.id, name)
        except HandbookError as error:
            self._dialog.refuse(str(error))
        else:
            self._dialog.accept()
            self._fill(renamed.name)

    @Slot()
    def _on_remove(self) -> None:
        template = self._template
        if template is None or template.origin is not TemplateOrigin.OWN:
            return
        try:
            self._keeping.templates.remove_template(template.id)
        except HandbookError as error:
            self._notices.tell(str(error))
            return
        self._removed = template
        self._fill()
        said = _("The template “{name}” is removed.").format(name=template.name)
        self._notices.tell(said, Offer(_("Undo"), self._on_undo))

    @Slot()
    def _on_undo(self) -> None:
        try:
            self._keeping.templates.save_template(self._removed.name, self._removed.handout)
        except HandbookError as error:
            self._notices.tell(str(error))
        else:
            self._fill(self._removed.name)
