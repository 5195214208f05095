"""Theme and zoom: live, kept, legible, and the only source of colors."""

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import handbook
from handbook.paths import resources_folder
from handbook.ui.appearance import ZOOM_STEPS, Appearance, ThemeChoice
from handbook.ui.icons import icon
from handbook.ui.theme import DARK, LIGHT, Theme, document_css, palette, style_sheet, type_scale

from .conftest import OpenDesk
from .desk import Desk

CHOICES = {
    "view.theme_system": ThemeChoice.SYSTEM,
    "view.theme_light": ThemeChoice.LIGHT,
    "view.theme_dark": ThemeChoice.DARK,
}


def ground(desk: Desk) -> str:
    """The color the page is drawn on."""
    image = desk.prose.grab().toImage()
    return image.pixelColor(image.width() // 2, 3).name()


def chosen(desk: Desk) -> list[str]:
    return [command for command in CHOICES if desk.action(command).isChecked()]


# Theme


def test_the_theme_changes_at_once(desk: Desk) -> None:
    assert ground(desk) == LIGHT.page

    desk.choose("view.theme_dark")
    assert ground(desk) == DARK.page
    assert DARK.text in desk.prose.toHtml()
    assert LIGHT.text not in desk.prose.toHtml()

    desk.choose("view.theme_light")
    assert ground(desk) == LIGHT.page


def test_the_menu_shows_the_theme_chosen(desk: Desk) -> None:
    desk.choose("view.theme_light")
    assert chosen(desk) == ["view.theme_light"]

    desk.choose("view.theme_light")
    assert chosen(desk) == ["view.theme_light"]

    desk.choose("view.theme_system")
    assert chosen(desk) == ["view.theme_system"]


def test_one_button_turns_day_into_night_and_back(desk: Desk) -> None:
    button = desk.button("Switch to dark colors")
    desk.click(button)

    assert ground(desk) == DARK.page
    assert chosen(desk) == ["view.theme_dark"]
    assert button.accessibleName() == button.toolTip() == "Switch to light colors"

    desk.click(button)
    assert ground(desk) == LIGHT.page


def test_links_take_the_color_of_the_theme(desk: Desk) -> None:
    desk.choose("view.theme_dark")

    html = desk.prose.toHtml()
    assert DARK.accent in html
    assert LIGHT.accent not in html


def test_every_widget_follows_the_theme(desk: Desk) -> None:
    for place in ("squat/variation", "squat/faq", "handout", "squat/section/overview"):
        desk.go(place)
    desk.choose("view.theme_dark")

    light = {color for color in LIGHT if isinstance(color, str)} - set(DARK)
    roles = (QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.Text)
    for widget in desk.window.findChildren(QWidget):
        assert light.isdisjoint(widget.palette().color(role).name() for role in roles), widget


# Zoom


def test_the_zoom_goes_in_steps_and_has_ends(desk: Desk, appearance: Appearance) -> None:
    for expected in ZOOM_STEPS[3:]:
        desk.press("Ctrl++")
        assert appearance.zoom == expected
    desk.press("Ctrl++", "Ctrl+=")
    assert appearance.zoom == ZOOM_STEPS[-1]

    for _step in range(len(ZOOM_STEPS) + 2):
        desk.press("Ctrl+-")
    assert appearance.zoom == ZOOM_STEPS[0]

    desk.press("Ctrl+0")
    assert appearance.zoom == 1.0


def test_letters_grow_everywhere(desk: Desk, qapp: QApplication) -> None:
    before = (
        qapp.font().pointSizeF(),
        desk.sidebar.fontMetrics().height(),
        desk.search.height(),
        desk.prose.document().defaultFont().pointSizeF(),
    )

    desk.press("Ctrl+0", "Ctrl++", "Ctrl++", "Ctrl++", "Ctrl++", "Ctrl++")

    after = (
        qapp.font().pointSizeF(),
        desk.sidebar.fontMetrics().height(),
        desk.search.sizeHint().height(),
        desk.prose.document().defaultFont().pointSizeF(),
    )
    assert all(larger > smaller * 1.3 for larger, smaller in zip(after, before, strict=True))


def test_icons_grow_with_the_letters(desk: Desk, appearance: Appearance) -> None:
    names = ("Zoom in", "Back", "Keyboard shortcuts")
    before = {name: desk.button(name).iconSize().width() for name in names}
    appearance.set_zoom(2.0)
    after = {name: desk.button(name).iconSize().width() for name in names}
    assert after == {name: 2 * side for name, side in before.items()}


def test_the_toolbar_zooms_too(desk: Desk, appearance: Appearance) -> None:
    desk.click(desk.button("Zoom in"))
    assert appearance.zoom == 1.1

    desk.click(desk.button("Zoom out"))
    assert appearance.zoom == 1.0


@pytest.mark.parametrize("zoom", [0.01, -1.0, 99.0])
def test_no_zoom_leaves_the_readable(zoom: float, appearance: Appearance) -> None:
    appearance.set_zoom(zoom)

    assert ZOOM_STEPS[0] <= appearance.zoom <= ZOOM_STEPS[-1]


def test_theme_and_zoom_come_back_in_the_next_window(
    open_desk: OpenDesk, appearance: Appearance
) -> None:
    first = open_desk()
    first.press("Ctrl++")
    first.choose("view.theme_dark")
    first.window.close()
    appearance.restore(ThemeChoice.SYSTEM, 1.0)

    second = open_desk()

    assert (appearance.choice, appearance.zoom) == (ThemeChoice.DARK, 1.1)
    assert chosen(second) == ["view.theme_dark"]
    assert ground(second) == DARK.page


def test_all_sizes_grow_with_the_zoom() -> None:
    normal = type_scale(1.0)

    assert all(
        larger == pytest.approx(2 * size, abs=0.02)
        for size, larger in zip(normal, type_scale(2.0), strict=True)
    )
    assert list(normal) == sorted(normal)


# Colors


def contrast(one: str, other: str) -> float:
    """The contrast of two colors, as WCAG 2 computes it."""

    def luminance(color: str) -> float:
        parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT_ON_GROUND = [
    *product(("text", "muted", "accent"), ("window", "page", "raised", "accent_soft")),
    ("text", "mark"),
    ("text", "warning_ground"),
    ("warning", "warning_ground"),
    ("warning", "page"),
    ("on_accent", "accent"),
]


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_its_ground(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_what_has_the_focus_can_be_seen(theme: Theme) -> None:
    for surface in (theme.window, theme.page, theme.raised):
        assert contrast(theme.accent, surface) >= 3.0


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_palette_and_style_sheets_hold_no_other_colors(theme: Theme) -> None:
    known = {value for value in theme if isinstance(value, str)}
    for sheet in (style_sheet(theme, 1.0), document_css(theme, 1.0)):
        assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet)) <= known
    made = palette(theme)
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Text, QPalette.ColorRole.Link):
        assert made.color(role).name() in known


COLOR_LITERAL = re.compile(
    r"""["'{\s:(]\#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?(?:[0-9a-fA-F]{2})?\b"""
    r"""|\brgba?\(|QColor\(\s*\d|QColor\(["']"""
    r"|GlobalColor\.(?!transparent)",
    re.VERBOSE,
)

PAPER = {
    "page_preview.py": "the sheet in the preview is as white as paper",
    "logo_view.py": "the logo is shown on the paper it is printed on",
}


def test_no_color_is_written_outside_the_theme() -> None:
    folder = Path(handbook.__file__).parent / "ui"
    found = [
        f"{path.relative_to(folder)}:{number}: {line.strip()}"
        for path in sorted(folder.rglob("*.py"))
        if path.name != "theme.py" and path.name not in PAPER
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if COLOR_LITERAL.search(line)
    ]

    assert found == []


# Icons


ICONS = sorted(path.stem for path in (resources_folder() / "icons").glob("*.svg"))


def ink(image: QImage) -> set[str]:
    """The colors that are fully opaque."""
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_in_the_color_of_the_theme(name: str, appearance: Appearance) -> None:
    drawn = icon(name, appearance)
    assert LIGHT.text in ink(drawn.pixmap(64, 64).toImage())
    assert LIGHT.muted in ink(drawn.pixmap(QSize(64, 64), QIcon.Mode.Disabled).toImage())

    appearance.choose(ThemeChoice.DARK)

    assert DARK.text in ink(drawn.pixmap(64, 64).toImage())
    assert LIGHT.text not in ink(drawn.pixmap(64, 64).toImage())


@pytest.mark.parametrize(("scale", "side"), [(1.0, 16), (1.5, 24), (2.0, 32)])
def test_an_icon_is_sharp_on_any_screen(scale: float, side: int, appearance: Appearance) -> None:
    pixmap = icon("search", appearance).pixmap(QSize(16, 16), scale)

    assert (pixmap.width(), pixmap.devicePixelRatio()) == (side, scale)


def test_icons_bring_no_color_of_their_own() -> None:
    for path in (resources_folder() / "icons").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert "currentColor" in text, path.name
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb", text), path.name
