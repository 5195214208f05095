"""What happens when something unexpected does: it is written down, shown, and survived."""

import datetime
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from handbook import __version__
from handbook.errors import reason_of
from handbook.language import _


class _Reporter(QObject):
    """Receives failures from any thread and shows them in the window's own."""

    failed = Signal(str)

    def __init__(self, window: QWidget, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._shown = False
        self.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    def on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt) or not shiboken6.isValid(self):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        # Half letters can be neither shown nor written.
        self.failed.emit(details.encode("utf-8", "backslashreplace").decode("utf-8"))

    def on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    @Slot(str)
    def _on_failed(self, details: str) -> None:
        place = self._write(details)
        if self._shown:
            return
        self._shown = True
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            _("Something went wrong"),
            _(
                "Something went wrong that should not have. Your handout is kept, and you can go "
                "on working."
            ),
            QMessageBox.StandardButton.Close,
            self._window,
        )
        box.setInformativeText(place)
        box.setDetailedText(details)
        box.finished.connect(self._on_closed)
        box.finished.connect(box.deleteLater)
        box.open()

    @Slot()
    def _on_closed(self) -> None:
        self._shown = False

    def _write(self, details: str) -> str:
        now = datetime.datetime.now()
        path = self._folder / f"report-{now:%Y%m%d-%H%M%S}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as report:
                report.write(f"Trainer Handbook {__version__}\n{details}")
        except OSError as error:
            return _("The details could not be written to {file}: {reason}.").format(
                file=path, reason=reason_of(error)
            )
        return _("The details are in {file}.").format(file=path)


def report_crashes(window: QWidget, folder: Path) -> None:
    """From now on, report unexpected exceptions in a box and in a file of a folder."""
    reporter = _Reporter(window, folder)
    sys.excepthook = reporter.on_exception
    threading.excepthook = reporter.on_thread_exception
