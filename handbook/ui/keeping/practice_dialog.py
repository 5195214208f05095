"""The details of the practice, as every handout carries them."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
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
from typing_extensions import override

from handbook.errors import HandbookError, UsageError, reason_of
from handbook.handout.practice import (
    ADDRESS_LINES,
    LINE_LIMIT,
    LOGO_BYTES,
    Practice,
    checked_practice,
    with_logo,
)
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.background import run_in_background

_LOGO_HEIGHT = 72
"""Of the preview, in pixels at 100% zoom."""


class PracticeDialog(QDialog):
    """Shows the practice and lets it be changed; what cannot be printed is said beside it."""

    saved = Signal(object)
    """The Practice as it is wanted; the dialog stays until it is closed or refuses."""

    def __init__(self, practice: Practice, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._practice = practice
        self._appearance = appearance
        self.setWindowTitle(_("Practice details"))
        self._build()
        self._connect()
        self._show_logo()
        zoom = appearance.zoom
        self.resize(QSize(round(520 * zoom), round(600 * zoom)).boundedTo(parent.window().size()))
        self.finished.connect(self.deleteLater)

    def refuse(self, message: str) -> None:
        """Say why the details cannot be kept."""
        self._message.setText(message)
        self._message.setAccessibleName(message)
        self._message.setVisible(bool(message))

    # Building

    def _build(self) -> None:
        intro = QLabel(
            _("These details stand on every handout. What is left empty is left off."), self
        )
        intro.setWordWrap(True)
        scroller = QScrollArea(self)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(self._build_form())
        self._message = QLabel(self)
        self._message.setWordWrap(True)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._save = QPushButton(_("Keep these details"), self)
        self._save.setProperty("primary", True)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(intro)
        column.addWidget(scroller, 1)
        column.addWidget(self._message)
        column.addWidget(buttons)
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
        rows = QFormLayout(form)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setVerticalSpacing(10)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for field in (
            self._name,
            self._credentials,
            self._phone,
            self._email,
            self._address,
            self._disclaimer,
        ):
            rows.addRow(field.accessibleName(), field)
        rows.addRow(_("Logo"), self._build_logo(form))
        return form

    def _build_logo(self, form: QWidget) -> QWidget:
        box = QWidget(form)
        self._logo = _LogoView(self._appearance, box)
        self._choose = QPushButton(_("Choose a logo…"), box)
        self._drop = QPushButton(_("Leave the logo off"), box)
        self._logo_hint = QLabel(_("PNG, JPEG or SVG, at most 2 MB. A white ground is best."), box)
        self._logo_hint.setWordWrap(True)
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
        lines = field.fontMetrics().lineSpacing() * 4
        field.setFixedHeight(lines + 22)
        return field

    def _connect(self) -> None:
        self._choose.clicked.connect(self._on_choose)
        self._drop.clicked.connect(self._on_drop)

    # The logo

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, _("Choose a logo"))
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
        if isinstance(outcome, Practice):
            self._practice = outcome
            self._show_logo()
        elif isinstance(outcome, HandbookError):
            self.refuse(str(outcome))

    @Slot()
    def _on_drop(self) -> None:
        self._practice = with_logo(self._practice, b"")
        self._show_logo()

    def _show_logo(self) -> None:
        self._logo.show_logo(self._practice)
        self._drop.setEnabled(bool(self._practice.logo))

    # Keeping it

    @Slot()
    def _on_save(self) -> None:
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
        with path.open("rb") as file:
            data = file.read(LOGO_BYTES + 1)
    except OSError as error:
        raise UsageError(
            _("{file} cannot be read: {reason}. Choose another file.").format(
                file=path, reason=reason_of(error)
            )
        ) from error
    return with_logo(Practice(), data)


class _LogoView(QWidget):
    """The logo as it lies on paper, which is white in every theme."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._image = QImage()
        self._vector: QSvgRenderer | None = None
        self.setFixedHeight(round(_LOGO_HEIGHT * appearance.zoom))

    def show_logo(self, practice: Practice) -> None:
        """Show the logo of a practice, or that there is none."""
        self._image = QImage()
        self._vector = None
        if practice.logo_type == "svg":
            self._vector = QSvgRenderer(QByteArray(practice.logo), self)
            self._vector.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        elif practice.logo:
            self._image = QImage.fromData(practice.logo)
        self.setAccessibleName(_("The logo") if practice.logo else _("No logo"))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._appearance.theme
        painter.setPen(QColor(theme.line))
        if self._vector is None and self._image.isNull():
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.setPen(QColor(theme.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("No logo"))
            return
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        room = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        if self._vector is not None:
            self._vector.render(painter, room)
            return
        size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
