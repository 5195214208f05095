"""Runs `handbook.search.worker`, which reads or indexes large packs in a process of its own."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from handbook.search.worker import Step, Work

_PACKAGE = Path(__file__).parents[1]
_MODULE = f"{_PACKAGE.name}.search.worker"

_PATIENCE = 3_000
"""Milliseconds that a stopped process gets to go."""


class WorkerProcess(QObject):
    """Does one work at a time. It only spares time: what it fails to do is done elsewhere."""

    progressed = Signal(object)
    """A Step."""

    finished = Signal()
    """The work has ended, well or not; not told of a work that was stopped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None

    def start(self, work: Work, folders: Sequence[Path], cache: Path) -> None:
        """Begin a work, in place of the one before."""
        self.stop()
        if getattr(sys, "frozen", False):  # a program in one file has no interpreter to start
            QTimer.singleShot(0, self.finished.emit)
            return
        process = self._process = QProcess(self)
        process.setProcessEnvironment(_environment(os.environ))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_told)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start(sys.executable, ["-m", _MODULE, work, str(cache), *map(str, folders)])

    @Slot()
    def stop(self) -> None:
        """End the work; what it has kept so far is whole."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(_PATIENCE)
            process.deleteLater()

    @Slot()
    def _on_told(self) -> None:
        if self._process is None:
            return
        line = b""
        while self._process.canReadLine():
            line = self._process.readLine().data()
        if line:
            self.progressed.emit(msgspec.json.decode(line, type=Step))

    @Slot()
    def _on_finished(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
            self.finished.emit()

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_finished()


def _environment(inherited: Mapping[str, str]) -> QProcessEnvironment:
    """That of this process, with the way to the package: the script's own is not inherited."""
    environment = QProcessEnvironment.systemEnvironment()
    paths = [str(_PACKAGE.parent), inherited.get("PYTHONPATH", "")]
    environment.insert("PYTHONPATH", os.pathsep.join(filter(None, paths)))
    return environment
