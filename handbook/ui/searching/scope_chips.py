"""The head of the search results: what the search is confined to, and the kinds to choose from."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from handbook.content.labels import kind_list_label
from handbook.content.model import Kind
from handbook.language import _, ngettext
from handbook.search.results import Scope
from handbook.ui.appearance import Appearance
from handbook.ui.chips import chip_style
from handbook.ui.flow_layout import FlowLayout
from handbook.ui.icons import icon


class ScopeChips(QWidget):
    """A button for each scope, which takes it away, and one for each kind that has hits."""

    kind_chosen = Signal(object)
    """A Kind to confine the search to; None for all."""

    scope_removed = Signal(object)
    """A Scope that the search shall not have any more."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        self._scopes: list[Scope] = []
        self._scope_buttons: list[QToolButton] = []
        self._kinds: tuple[Kind | None, ...] = (None, *Kind)
        self._kind_buttons = {kind: self._kind_button(kind) for kind in self._kinds}
        appearance.changed.connect(self._restyle)
        self._restyle()

    def show_scopes(
        self, scopes: Sequence[Scope], counts: Mapping[Kind, int], chosen: Kind | None
    ) -> None:
        """Show the scopes understood, and the hits of each kind if there are several."""
        self._show_typed(scopes)
        several = len(counts) > 1 or (chosen is not None and chosen not in counts)
        for kind, button in self._kind_buttons.items():
            count = sum(counts.values()) if kind is None else counts.get(kind, 0)
            shown = several and (count > 0 or kind in (None, chosen))
            if shown:
                self._say(button, kind, count, chosen=kind is chosen)
            button.setVisible(shown)
        self.setVisible(several or bool(scopes))

    @property
    def tab_stops(self) -> list[QToolButton]:
        """The buttons shown, in order."""
        buttons = [*self._scope_buttons, *self._kind_buttons.values()]
        return [button for button in buttons if not button.isHidden()]

    def next_kind(self, direction: int) -> None:
        """Choose the kind after (1) or before (-1) the one chosen."""
        shown = [kind for kind in self._kinds if not self._kind_buttons[kind].isHidden()]
        chosen = [kind for kind in shown if self._kind_buttons[kind].isChecked()]
        if shown and chosen:
            self.kind_chosen.emit(shown[(shown.index(chosen[0]) + direction) % len(shown)])

    def _show_typed(self, scopes: Sequence[Scope]) -> None:
        while len(self._scope_buttons) < len(scopes):
            self._scope_buttons.append(self._scope_button())
        self._scopes = list(scopes)
        for at, button in enumerate(self._scope_buttons):
            if at < len(scopes):
                button.setText(scopes[at].label)
                said = _("Search without {scope}").format(scope=scopes[at].typed)
                button.setAccessibleName(said)
                button.setToolTip(said)
            button.setVisible(at < len(scopes))

    def _say(self, button: QToolButton, kind: Kind | None, count: int, *, chosen: bool) -> None:
        name = _("All") if kind is None else kind_list_label(kind)
        text = _("{kind}  {count}").format(kind=name, count=f"{count:,}")
        if button.text() != text:
            button.setText(text)
            said = ngettext("{kind}, {count} result", "{kind}, {count} results", count)
            button.setAccessibleName(said.format(kind=name, count=f"{count:,}"))
        button.setChecked(chosen)
        # A tick as well, so that color is not the only sign.
        style = Qt.ToolButtonStyle
        beside = chosen and kind is not None
        button.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if beside else style.ToolButtonTextOnly
        )

    def _kind_button(self, kind: Kind | None) -> QToolButton:
        button = self._button("check")
        button.setCheckable(True)
        button.setObjectName(kind or "all")
        button.clicked.connect(self._on_kind_clicked)
        self._flow.addWidget(button)
        return button

    def _scope_button(self) -> QToolButton:
        button = self._button("close")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setProperty("typed", True)
        button.clicked.connect(self._on_scope_clicked)
        kinds = self._kind_buttons.values()
        for kind_button in kinds:
            self._flow.removeWidget(kind_button)
        for each in (button, *kinds):
            self._flow.addWidget(each)
        self._restyle_button(button)
        return button

    def _button(self, sign: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(sign, self._appearance))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.hide()
        return button

    @Slot()
    def _on_kind_clicked(self) -> None:
        for kind, button in self._kind_buttons.items():
            if button is self.sender():
                self.kind_chosen.emit(kind)
                return

    @Slot()
    def _on_scope_clicked(self) -> None:
        for scope, button in zip(self._scopes, self._scope_buttons, strict=False):
            if button is self.sender():
                self.scope_removed.emit(scope)
                return

    @Slot()
    def _restyle(self) -> None:
        self.setStyleSheet(chip_style(self._appearance))
        self._flow.setSpacing(round(6 * self._appearance.zoom))
        for button in (*self._scope_buttons, *self._kind_buttons.values()):
            self._restyle_button(button)

    def _restyle_button(self, button: QToolButton) -> None:
        side = round(14 * self._appearance.zoom)
        button.setFont(self._appearance.font(self._appearance.sizes.small))
        button.setIconSize(QSize(side, side))
