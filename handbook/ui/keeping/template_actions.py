"""Handouts to start from: the menu that offers them, and the trainer's own."""

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from handbook.errors import HandbookError, UsageError
from handbook.language import _
from handbook.ui.keeping.handout_actions import HandoutActions
from handbook.ui.keeping.keeping import Keeping
from handbook.ui.keeping.name_dialog import NameDialog
from handbook.userdata.templates import (
    NAME_LIMIT,
    Template,
    TemplateOrigin,
    start_from,
)


class TemplateActions(QObject):
    """Starts handouts from templates, and keeps, renames and removes the trainer's own."""

    def __init__(self, keeping: Keeping, handouts: HandoutActions, parent: QObject) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._handouts = handouts

    def start(self, template: Template) -> None:
        """Begin a handout of today with what a template holds."""
        self._handouts.start(start_from(template, datetime.date.today()))

    def save_draft(self) -> None:
        """Ask for a name, and keep the draft as a template, without its client and dates."""
        dialog = self._dialog = NameDialog(
            _("Save as a template"),
            _("Name of the template:"),
            _("Save"),
            self._keeping.window,
            name=" ".join(self._keeping.draft.handout.title.split())[:NAME_LIMIT],
        )
        dialog.limit(NAME_LIMIT)
        dialog.named.connect(self._on_named)
        dialog.insisted.connect(self._on_insisted)
        dialog.open()

    @Slot(str)
    def _on_named(self, name: str) -> None:
        self._save(name, replace=False)

    @Slot(str)
    def _on_insisted(self, name: str) -> None:
        self._save(name, replace=True)

    def _save(self, name: str, *, replace: bool) -> None:
        try:
            draft = self._keeping.draft.handout
            template = self._keeping.templates.save_template(name, draft, replace=replace)
        except UsageError as error:
            taken = name.strip() and len(name) <= NAME_LIMIT
            self._dialog.refuse(str(error), _("Replace it") if taken else "")
        except HandbookError as error:
            self._dialog.refuse(str(error))
        else:
            self._dialog.accept()
            self._keeping.notices.tell(
                _("The template “{name}” is kept. Handouts can start from it now.").format(
                    name=template.name
                )
            )


class TemplateMenu(QMenu):
    """Offers the templates of the moment, the trainer's own first, between other actions."""

    def __init__(
        self,
        keeping: Keeping,
        actions: TemplateActions,
        before: Sequence[QAction],
        after: Sequence[QAction],
    ) -> None:
        super().__init__(keeping.window)
        self._keeping = keeping
        self._actions = actions
        self._before, self._after = before, after
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        with self._keeping.telling():
            templates = self._keeping.templates.templates()
            offered = [_TemplateAction(each, self._actions, self) for each in templates]
            own = [each.origin for each in templates].count(TemplateOrigin.OWN)
            for group in (self._before, offered[:own], offered[own:], self._after):
                self.addSeparator()
                self.addActions(group)


class _TemplateAction(QAction):
    """One template of the menu."""

    def __init__(self, template: Template, actions: TemplateActions, menu: QMenu) -> None:
        super().__init__(template.name.replace("&", "&&"), menu)
        self._template = template
        self._actions = actions
        if template.summary:
            self.setToolTip(template.summary)
        self.triggered.connect(self._on_triggered)

    @Slot()
    def _on_triggered(self) -> None:
        self._actions.start(self._template)
