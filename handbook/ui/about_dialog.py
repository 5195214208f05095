"""About the program and the handbooks that are open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from handbook import __version__
from handbook.content.handbook import Library
from handbook.language import _
from handbook.paths import data_folder


def about(library: Library, parent: QWidget) -> None:
    """Show a box with versions, licenses, and where the trainer's data lives."""
    lines = [
        _("Trainer Handbook {version}. The code is under the MIT license.").format(
            version=__version__
        )
    ]
    lines += [
        _("{title} {version}, reviewed on {date}, {license}.").format(
            title=handbook.manifest.title,
            version=handbook.manifest.version,
            date=handbook.manifest.reviewed_on,
            license=handbook.manifest.license,
        )
        for handbook in library.handbooks
    ]
    lines.append(_("Your data is kept in {folder}.").format(folder=data_folder()))
    lines.append(_("The program never opens a network connection."))
    box = QMessageBox(
        QMessageBox.Icon.NoIcon,
        _("About Trainer Handbook"),
        "\n\n".join(lines),
        QMessageBox.StandardButton.Close,
        parent,
    )
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.finished.connect(box.deleteLater)
    box.open()
