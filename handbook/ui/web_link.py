"""What becomes of a link to the web, which the program never opens."""

from PySide6.QtWidgets import QApplication

from handbook.language import _


def copy_web_link(url: str) -> str:
    """Put a link on the clipboard, for a browser; gives what to tell the trainer."""
    QApplication.clipboard().setText(url)
    return _("{url} is copied. The handbook itself stays offline.").format(url=url)
