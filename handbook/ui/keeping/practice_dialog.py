"""The details of the practice, as every handout carries them."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from handbook.errors import HandbookError, UsageError, reason_of
from handbook.handout.practice import (
    ADDRESS_LINES,
    LINE_LIMIT,
    Practice,
    check_logo_size,
    checked_practice,
    with_logo,
)
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.background import run_in_background
from handbook.ui.keeping.asking_dialog import AskingDialog
from handbook.ui.keeping.logo_view import LogoView
from handbook.ui.saving import documents_folder


class PracticeDialog(AskingDialog):
    """Shows the practice and lets it be changed; what cannot be printed is said beside it."""

    saved = Signal(object)
    """The Practice as it is wanted; the dialog stays until it is closed or refuses."""

    def __init__(self, practice: Practice, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(_("Practice details"), parent)
        self._practice = practice
        self._appearance = appearance
        self._build()
        self._connect()
        self._show_logo()
        zoom = appearance.zoom
        self.resize(QSize(round(520 * zoom), round(740 * zoom)).boundedTo(parent.window().size()))

    # Building

    def _build(self) -> None:
        intro = QLabel(
            _("These details stand on every handout. What is left empty is left off."), self
        )
        intro.setWordWrap(True)
        scroller = self._scroller = QScrollArea(self)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form = self._build_form()
        scroller.setWidget(self._form)
        self.lay_out((intro, scroller), _("Keep these details"), scroller)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_form(self) -> QWidget:
        form = QWidget(self)
        practice = self._practice
        self._name = self._line(_("Name of the practice"), practice.name, form)
        self._credentials = self._line(_("Credentials"), practice.credentials, form)
        self._phone = self._line(_("Phone"), practice.phone, form)
        self._email = self._line(_("E-mail"), practice.email, form)
        self._address = self._text(_("Address"), "\n".join(practice.address_lines), form)
        self._disclaimer = self._text(_("Disclaimer"), practice.disclaimer, form)
        rows = QVBoxLayout(form)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(12)
        for field in (
            self._name,
            self._credentials,
            self._phone,
            self._email,
            self._address,
            self._disclaimer,
        ):
            rows.addLayout(_labelled(field.accessibleName(), field, form))
        rows.addLayout(_labelled(_("Logo"), self._build_logo(form), form))
        rows.addStretch(1)
        return form

    def _build_logo(self, form: QWidget) -> QWidget:
        box = QWidget(form)
        self._logo = LogoView(self._appearance, box)
        self._choose = QPushButton(_("Choose a logo…"), box)
        self._drop = QPushButton(_("Leave the logo off"), box)
        self._logo_hint = QLabel(box)
        self._logo_hint.setWordWrap(True)
        self._logo_hint.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.addWidget(self._choose)
        row.addWidget(self._drop)
        row.addStretch(1)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._logo)
        column.addWidget(self._logo_hint)
        column.addLayout(row)
        return box

    def _line(self, name: str, text: str, form: QWidget) -> QLineEdit:
        field = QLineEdit(text, form)
        field.setMaxLength(LINE_LIMIT)
        field.setCursorPosition(0)
        field.setAccessibleName(name)
        return field

    def _text(self, name: str, text: str, form: QWidget) -> QPlainTextEdit:
        field = QPlainTextEdit(text, form)
        field.setTabChangesFocus(True)
        field.setAccessibleName(name)
        lines = field.fontMetrics().lineSpacing() * 3
        field.setFixedHeight(lines + 22)
        return field

    def _connect(self) -> None:
        self.submitted.connect(self._on_submitted)
        self._choose.clicked.connect(self._on_choose)
        self._drop.clicked.connect(self._on_drop)

    # The logo

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, _("Choose a logo"), str(documents_folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Pictures (*.png *.jpg *.jpeg *.svg)"))
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_chosen(self, path: str) -> None:
        self.refuse("")
        self._choose.setEnabled(False)
        run_in_background(_read_logo, Path(path), self._on_read)

    @Slot(object)
    def _on_read(self, outcome: object) -> None:
        self._choose.setEnabled(True)
        self._choose.setFocus()
        if isinstance(outcome, Practice):
            self._practice = outcome
            self._show_logo()
        elif isinstance(outcome, HandbookError):
            self._tell_of_logo(str(outcome))

    @Slot()
    def _on_drop(self) -> None:
        self._practice = with_logo(self._practice, b"")
        self._show_logo()

    def _show_logo(self) -> None:
        self._logo.show_logo(self._practice)
        self._drop.setEnabled(bool(self._practice.logo))
        self._tell_of_logo(
            _("This logo is nearly white: on paper it will hardly be seen. Choose a darker one.")
            if self._practice.logo and self._logo.is_pale()
            else ""
        )

    def _tell_of_logo(self, mistake: str) -> None:
        """Say what is wrong with the logo, or what may be chosen."""
        roles = QPalette.ColorRole
        self._logo_hint.setForegroundRole(roles.BrightText if mistake else roles.WindowText)
        hint = mistake or _("PNG, JPEG or SVG, at most 2 MB. A white ground is best.")
        self._logo_hint.setText(hint)
        self._choose.setAccessibleDescription(hint)
        if mistake:
            # First as tall as the words make it.
            self._form.adjustSize()
            self._scroller.ensureWidgetVisible(self._choose)

    # Keeping it

    @Slot()
    def _on_submitted(self) -> None:
        lines = (line.strip() for line in self._address.toPlainText().split("\n"))
        address = tuple(line for line in lines if line)
        try:
            practice = checked_practice(
                Practice(
                    name=self._name.text().strip(),
                    credentials=self._credentials.text().strip(),
                    phone=self._phone.text().strip(),
                    email=self._email.text().strip(),
                    address_lines=address,
                    disclaimer=self._disclaimer.toPlainText().strip(),
                    logo=self._practice.logo,
                    logo_type=self._practice.logo_type,
                )
            )
        except UsageError as error:
            self.refuse(str(error))
            (self._address if len(address) > ADDRESS_LINES else self._disclaimer).setFocus()
        else:
            self.saved.emit(practice)


def _read_logo(path: Path) -> Practice:
    """A practice with nothing but the logo in a file; raises UsageError."""
    try:
        check_logo_size(path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            _("{file} cannot be read: {reason}. Choose another file.").format(
                file=path, reason=reason_of(error)
            )
        ) from error
    if not data:
        raise UsageError(_("{file} is empty. Choose another file.").format(file=path))
    return with_logo(Practice(), data)


def _labelled(name: str, field: QWidget, form: QWidget) -> QVBoxLayout:
    label = QLabel(name, form)
    label.setBuddy(field)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(field)
    return column
