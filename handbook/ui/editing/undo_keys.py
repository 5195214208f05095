"""Fields that leave undo and redo to the window, which knows of more than one field."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override


class _UndoKeys(QObject):
    """Hands the keys on before a field takes them for itself."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return True
        return False


def leave_undo_to_window(field: QWidget) -> None:
    """Let Ctrl+Z in a field undo what was last done to the handout, wherever that was."""
    keys = _UndoKeys(field)
    if isinstance(field, QPlainTextEdit):
        field.setUndoRedoEnabled(False)
    for part in (field, *field.findChildren(QLineEdit)):
        part.installEventFilter(keys)
