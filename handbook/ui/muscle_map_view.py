"""The muscle map with what it says of the region pointed at, and its legend."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.handbook import Handbook
from handbook.content.labels import label
from handbook.content.model import Kind, MapRegion, Muscle, MuscleRole
from handbook.figures.map_inks import CONTRAST_MARKINGS, ROLE_MARKINGS, Contrast, Marking
from handbook.figures.muscle_map import (
    MAP_SIZE,
    Roles,
    contrast_label,
    contrasts,
    difference_in_words,
    difference_svg,
    muscle_map_svg,
    roles_in_words,
)
from handbook.figures.region_names import region_name
from handbook.figures.style import Style
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.muscle_map_canvas import Face, MuscleMapCanvas
from handbook.ui.muscle_map_words import MapCaption, MapLegend

_LEAST = 260
"""Pixels of the smallest map, in either direction."""

_GAP = 10
_LEAST_MAP = 170
"""Pixels the body must have before the legend is given any."""

_MOST_LINES = 3
"""Lines that each text of the caption may take where there is room for them."""

_SIDE_FROM = 1.3
"""From this proportion of width to height on, words stand at the side of the body."""
_MOST_SIDE = 340
"""Pixels at 100% zoom the words at the side take at most."""


class _Setting(NamedTuple):
    """Words at the `side` of the body or else below it, how wide they are, and whether all fit."""

    side: bool
    words: int
    lines: int
    fits: bool


class MuscleMapView(QWidget):
    """Shows who does what, or what differs between two; a region leads to its muscle."""

    navigated = Signal(object)
    """An Address of a muscle to go to."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._draw: Callable[[Style], str] | None = None
        self._marks: Callable[[Style], list[tuple[Marking, str]]] = _nothing
        self._faces: dict[MapRegion, Face] = {}
        self._build()
        self._connect()

    def show_roles(self, handbook: Handbook, roles: Roles) -> None:
        """Show the role of each region; the muscles are those of the handbook."""

        def draw(style: Style) -> str:
            return muscle_map_svg(roles, style, legend=False)

        def marks(style: Style) -> list[tuple[Marking, str]]:
            shown = [role for role in MuscleRole if role in roles.values()]
            return [(ROLE_MARKINGS[style][role], label(role)) for role in shown]

        said = {region: _role_words(region, roles) for region in MapRegion}
        self._canvas.setAccessibleDescription(roles_in_words(roles))
        self._show(handbook, draw, marks, said, _strongest(roles))

    def show_difference(
        self, handbook: Handbook, first: Roles, second: Roles, names: tuple[str, str]
    ) -> None:
        """Show what differs between the roles of two variations, whose names are given."""
        found = contrasts(first, second)

        def draw(style: Style) -> str:
            return difference_svg(first, second, style, names=names, legend=False)

        def marks(style: Style) -> list[tuple[Marking, str]]:
            shown = [contrast for contrast in Contrast if contrast in found.values()]
            markings = CONTRAST_MARKINGS[style]
            return [(markings[of], contrast_label(of, names)) for of in shown]

        said = {region: _difference_words(region, first, second, names) for region in MapRegion}
        differing = {region for region, of in found.items() if of is not Contrast.SAME_ROLE}
        self._canvas.setAccessibleDescription(difference_in_words(first, second, names))
        start = next((region for region in MapRegion if region in differing), _strongest(first))
        self._show(handbook, draw, marks, said, start)

    @override
    def sizeHint(self) -> QSize:
        hint = self._canvas.sizeHint()
        return hint + QSize(0, self._words(hint.width(), _MOST_LINES) + _GAP)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, _LEAST)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self.setMinimumSize(_LEAST, _LEAST)
        self._canvas = MuscleMapCanvas(self._appearance, self)
        self._canvas.setAccessibleName(_("Muscle map"))
        self._caption = MapCaption(self._appearance, self)
        self._legend = MapLegend(self._appearance, self)
        self._menu = QMenu(self)
        self._menu.setAccessibleName(_("Muscles of this region"))
        self.setFocusProxy(self._canvas)
        self._canvas.hide()
        self._caption.hide()

    def _connect(self) -> None:
        self._canvas.pointed.connect(self._on_pointed)
        self._canvas.chosen.connect(self._on_chosen)
        self._menu.triggered.connect(self._on_muscle_chosen)
        self._appearance.changed.connect(self._on_appearance_changed)

    def _show(
        self,
        handbook: Handbook,
        draw: Callable[[Style], str],
        marks: Callable[[Style], list[tuple[Marking, str]]],
        said: dict[MapRegion, str],
        start: MapRegion,
    ) -> None:
        self._draw, self._marks = draw, marks
        self._faces = {region: _face(handbook, region, said[region]) for region in MapRegion}
        self._canvas.show_map(draw(self._style()), self._faces, start)
        self._legend.show_marks(marks(self._style()), self._style())
        self._caption.keep_room_for(self._faces.values())
        self._canvas.show()
        self._caption.show()
        self._arrange()

    def _style(self) -> Style:
        return Style.DARK if self._appearance.theme.dark else Style.LIGHT

    def height_for(self, width: int, wanted: int) -> int:
        """The height nearest to one that is wanted at which all words have room, in pixels."""
        zoom = self._appearance.zoom
        first = next(self._settings(width, wanted))
        if first.side and first.fits:
            return wanted
        words = self._words(width, _MOST_LINES)
        least = words + _GAP + round(_LEAST_MAP * min(zoom, 1.5))
        body = round(width * MAP_SIZE[1] / MAP_SIZE[0])
        return min(max(wanted, least), max(least, words + _GAP + body))

    def _arrange(self) -> None:
        """Words at the side of the body, or below it; without the legend where it finds no room."""
        width, height = self.width(), self.height()
        found = list(self._settings(width, height))
        chosen = next((each for each in found if each.fits), found[-1])
        legend = self._legend.height_needed(chosen.words) if chosen.fits else 0
        self._caption.lines = chosen.lines
        caption = self._caption.height_needed(chosen.words, chosen.lines)
        words = caption + (legend + _GAP if legend else 0)
        self._legend.setVisible(legend > 0)
        if chosen.side:
            body = _body_width(height)
            left = (width - body - 2 * _GAP - chosen.words) // 2
            self._canvas.setGeometry(left, 0, body, height)
            place = QPoint(left + body + 2 * _GAP, max(0, (height - words) // 2))
        else:
            self._canvas.setGeometry(0, 0, width, max(0, height - words - _GAP))
            place = QPoint(0, height - words)
        self._legend.setGeometry(QRect(place, QSize(chosen.words, legend)))
        self._caption.setGeometry(place.x(), place.y() + words - caption, chosen.words, caption)

    def _settings(self, width: int, height: int) -> Iterator[_Setting]:
        """The ways to set body and words, the best one first."""
        side = width - _body_width(height) - 2 * _GAP
        side = min(side, round(_MOST_SIDE * self._appearance.zoom))
        for lines in range(_MOST_LINES, 0, -1) if width >= _SIDE_FROM * height else ():
            yield _Setting(True, side, lines, self._words(side, lines) <= height)
        for lines in range(_MOST_LINES, 0, -1):
            fits = self._words(width, lines) + _GAP + _LEAST_MAP <= height
            yield _Setting(False, width, lines, fits)

    def _words(self, width: int, lines: int) -> int:
        """The height of legend and caption, in pixels."""
        legend = self._legend.height_needed(width)
        return self._caption.height_needed(width, lines) + (legend + _GAP if legend else 0)

    @Slot(object)
    def _on_pointed(self, region: MapRegion | None) -> None:
        self._caption.show_face(self._faces.get(region) if region is not None else None)

    @Slot(object)
    def _on_chosen(self, region: MapRegion) -> None:
        face = self._faces.get(region)
        entries = face.entries if face else ()
        if len(entries) == 1:
            self.navigated.emit(entries[0][1])
        elif entries:
            self._menu.clear()
            for title, address in entries:
                self._menu.addAction(_shortened(title)).setData(address)
            place = self._canvas.place_of(region).toPoint()
            self._menu.popup(self._canvas.mapToGlobal(place))

    @Slot(QAction)
    def _on_muscle_chosen(self, action: QAction) -> None:
        address = action.data()
        if isinstance(address, Address):
            self.navigated.emit(address)

    @Slot()
    def _on_appearance_changed(self) -> None:
        if self._draw is not None:
            self._canvas.redraw(self._draw(self._style()))
            self._legend.show_marks(self._marks(self._style()), self._style())
        self.updateGeometry()
        self._arrange()
        self._caption.update()


def _body_width(height: int) -> int:
    return round(height * MAP_SIZE[0] / MAP_SIZE[1])


def _nothing(_style: Style) -> list[tuple[Marking, str]]:
    return []


def _face(handbook: Handbook, region: MapRegion, said: str) -> Face:
    muscles = [muscle for muscle in handbook.muscles if region in muscle.regions]
    entries = tuple(
        (_named(muscle), handbook.address(Kind.MUSCLE, muscle.id)) for muscle in muscles
    )
    detail = _("{role}. {region}.").format(role=said, region=label(region))
    return Face("; ".join(map(_named, muscles)) or region_name(region), detail, entries)


def _named(muscle: Muscle) -> str:
    """The anatomical name with the plain one."""
    if muscle.plain_name in ("", muscle.name):
        return muscle.name
    return _("{name} ({plain_name})").format(name=muscle.name, plain_name=muscle.plain_name)


def _role_words(region: MapRegion, roles: Roles) -> str:
    role = roles.get(region)
    return label(role) if role is not None else _("Not marked")


def _difference_words(
    region: MapRegion, first: Roles, second: Roles, names: tuple[str, str]
) -> str:
    one, other = first.get(region), second.get(region)
    if one is None and other is None:
        return _("Not marked")
    if one is other and one is not None:
        return _("{role} in both").format(role=label(one))
    if one is not None and other is not None:
        return _("{role} in {variation}; {other_role} in {other_variation}").format(
            role=label(one),
            variation=names[0],
            other_role=label(other).lower(),
            other_variation=names[1],
        )
    role, name = (one, names[0]) if one is not None else (other, names[1])
    assert role is not None
    return _("{role}, only in {variation}").format(role=label(role), variation=name)


def _strongest(roles: Roles) -> MapRegion:
    """The first region with the strongest role; the first of all if there is none."""
    order = [*MuscleRole]
    return min(MapRegion, key=lambda of: order.index(roles[of]) if of in roles else len(order))


def _shortened(title: str, most: int = 60) -> str:
    """A title as long as a menu can bear, with no letter taken for a shortcut."""
    text = " ".join(title.split())
    return (text if len(text) <= most else text[: most - 1] + "…").replace("&", "&&")
