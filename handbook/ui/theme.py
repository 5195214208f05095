"""Two themes of named colors, one type scale, and what Qt needs of both."""

from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

FONT_FAMILY = "Atkinson Hyperlegible"


class Theme(NamedTuple):
    """Colors by what they are for, as #rrggbb. Text on its ground has a contrast of 4.5 or more."""

    dark: bool
    window: str
    page: str
    raised: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    accent_soft: str
    mark: str
    warning: str
    warning_ground: str


LIGHT = Theme(
    dark=False,
    window="#f3f1ec",
    page="#fdfcfa",
    raised="#ffffff",
    text="#1d2226",
    muted="#565e66",
    line="#d9d4ca",
    accent="#0b5a66",
    on_accent="#ffffff",
    accent_soft="#d8e8e9",
    mark="#ffe49a",
    warning="#8a2d12",
    warning_ground="#fdf0d5",
)

DARK = Theme(
    dark=True,
    window="#191b1e",
    page="#202327",
    raised="#282c31",
    text="#e7e5e0",
    muted="#a8aeb5",
    line="#3d4249",
    accent="#74c7d0",
    on_accent="#0b2427",
    accent_soft="#234349",
    mark="#6b5413",
    warning="#f2a48f",
    warning_ground="#3c2f1c",
)


class TypeScale(NamedTuple):
    """Text sizes in points, all multiplied by the zoom."""

    small: float
    base: float
    body: float
    heading3: float
    heading2: float
    heading1: float


@cache
def type_scale(zoom: float) -> TypeScale:
    """The sizes at a zoom; 1.0 is the size the window starts with."""
    return TypeScale(*(round(size * zoom, 2) for size in (9.5, 10.5, 11.5, 12.5, 15.5, 23.0)))


def palette(theme: Theme) -> QPalette:
    """The theme as a palette for every standard widget."""
    roles = QPalette.ColorRole
    result = QPalette()
    for role, color in (
        (roles.Window, theme.window),
        (roles.WindowText, theme.text),
        (roles.Base, theme.page),
        (roles.AlternateBase, theme.window),
        (roles.Text, theme.text),
        (roles.PlaceholderText, theme.muted),
        (roles.Button, theme.raised),
        (roles.ButtonText, theme.text),
        (roles.BrightText, theme.warning),
        (roles.ToolTipBase, theme.raised),
        (roles.ToolTipText, theme.text),
        (roles.Highlight, theme.accent),
        (roles.HighlightedText, theme.on_accent),
        (roles.Link, theme.accent),
        (roles.LinkVisited, theme.accent),
        (roles.Light, theme.raised),
        (roles.Midlight, theme.line),
        (roles.Mid, theme.line),
        (roles.Dark, theme.line),
        (roles.Shadow, theme.line),
    ):
        result.setColor(role, QColor(color))
    disabled = QPalette.ColorGroup.Disabled
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(disabled, role, QColor(theme.muted))
    return result


_ICON, _TOOLBAR_ICON = 16, 24
"""How large the icons of buttons are, and of those in the toolbar, in pixels at 100% zoom."""


def style_sheet(theme: Theme, zoom: float) -> str:
    """The few things a palette cannot say."""
    return f"""
    QToolButton, QPushButton {{ icon-size: {round(_ICON * zoom)}px; }}
    QToolBar, QToolBar QToolButton {{ icon-size: {round(_TOOLBAR_ICON * zoom)}px; }}
    QToolBar {{ background: {theme.window}; border: none; border-bottom: 1px solid {theme.line};
        spacing: 4px; padding: 6px 8px; }}
    #qt_toolbar_ext_button {{ padding: 0; icon-size: 14px; min-width: 14px; }}
    QMenuBar {{ background: {theme.window}; color: {theme.text}; }}
    QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 5px; }}
    QToolButton:hover {{ background: {theme.accent_soft}; }}
    QToolButton:focus {{ border-color: {theme.accent}; }}
    QToolButton:checked {{ background: {theme.accent_soft}; }}
    QPushButton {{ background: {theme.raised}; border: 1px solid {theme.line};
        border-radius: 6px; padding: 6px 14px; }}
    QPushButton:hover {{ background: {theme.accent_soft}; }}
    QPushButton:focus {{ border-color: {theme.accent}; outline: none; }}
    QPushButton:disabled {{ background: transparent; color: {theme.muted}; }}
    QPushButton[primary="true"] {{ background: {theme.accent}; color: {theme.on_accent};
        border-color: {theme.accent}; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {theme.text}; padding: 5px 13px; }}
    QPushButton[primary="true"]:disabled {{ background: {theme.line}; color: {theme.muted};
        border-color: {theme.line}; }}
    QLineEdit, QPlainTextEdit, Choice, DayField {{ background: {theme.raised};
        border: 1px solid {theme.line}; border-radius: 6px; padding: 5px 8px;
        selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; }}
    QLineEdit:focus, QPlainTextEdit:focus, Choice:focus, DayField:focus
        {{ border-color: {theme.accent}; }}
    QLineEdit[wrong="true"] {{ border: 2px solid {theme.warning}; padding: 4px 7px; }}
    QPushButton[quiet="true"] {{ background: transparent; border: 1px solid transparent;
        color: {theme.accent}; padding: 2px 3px 2px 1px; text-decoration: underline; }}
    QPushButton[quiet="true"]:focus {{ border-color: {theme.accent}; }}
    QToolButton[tile="true"] {{ border-color: {theme.line}; padding: 6px 2px; }}
    QToolButton[tile="true"]:checked {{ border: 2px solid {theme.accent}; padding: 5px 1px; }}
    Choice::drop-down, DayField::drop-down {{ border: none;
        width: {round(26 * zoom)}px; }}
    QTreeView, QListView {{ selection-background-color: {theme.accent_soft};
        selection-color: {theme.text}; }}
    HandoutTable QHeaderView {{ background: {theme.page}; }}
    HandoutTable QHeaderView::section {{ background: {theme.page}; color: {theme.muted};
        border: none; border-bottom: 1px solid {theme.line}; padding: 6px 8px; }}
    QSplitter::handle {{ background: {theme.line}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QScrollBar {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ width: 14px; }}
    QScrollBar:horizontal {{ height: 14px; }}
    QScrollBar::handle {{ background: {theme.muted}; border-radius: 3px; margin: 4px; }}
    QScrollBar::handle:vertical {{ min-height: 40px; }}
    QScrollBar::handle:horizontal {{ min-width: 40px; }}
    QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {theme.accent}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QToolTip {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.line};
        padding: 4px; }}
    """


def document_css(theme: Theme, zoom: float) -> str:
    """The style of a page of prose, for QTextDocument's subset of CSS."""
    size = type_scale(zoom)
    gap = round(size.body * 0.75)
    return f"""
    body, p, li, td, th {{ font-size: {size.body}pt; color: {theme.text}; line-height: 140%; }}
    p {{ margin-top: 0; margin-bottom: {gap}px; }}
    li {{ margin-bottom: {gap // 2}px; }}
    .kicker {{ font-size: {size.small}pt; color: {theme.muted}; margin-bottom: 2px; }}
    .lead {{ font-size: {size.heading3}pt; color: {theme.muted}; margin-bottom: {gap * 2}px; }}
    .also {{ font-size: {size.base}pt; color: {theme.muted}; line-height: 125%; }}
    .tags {{ font-size: {size.base}pt; line-height: 150%; }}
    .tag {{ font-size: {size.base}pt; background-color: {theme.accent_soft}; }}
    h1 {{ font-size: {size.heading1}pt; margin-top: 0; margin-bottom: {gap}px;
        line-height: 115%; }}
    h2 {{ font-size: {size.heading2}pt; margin-top: {gap * 2}px; margin-bottom: {gap}px; }}
    h3 {{ font-size: {size.heading3}pt; margin-top: {gap * 2}px; margin-bottom: {gap // 2}px; }}
    a {{ color: {theme.accent}; text-decoration: none; }}
    a.term {{ color: {theme.text}; text-decoration: underline; }}
    a.cite {{ color: {theme.accent}; text-decoration: none; }}
    .cite {{ font-size: {size.base}pt; }}
    .custom {{ font-size: {size.small}pt; }}
    .custom {{ color: {theme.muted}; }}
    .source {{ font-size: {size.base}pt; color: {theme.muted}; margin-bottom: {gap // 2}px; }}
    .mark {{ background-color: {theme.mark}; }}
    td.box {{ background-color: {theme.accent_soft}; }}
    th {{ font-weight: bold; }}
    table {{ margin-top: {gap}px; margin-bottom: {gap * 2}px; }}
    .data td, .data th, .turned td, .turned th {{ font-size: {size.base}pt; line-height: 125%;
        border-bottom: 1px solid {theme.line}; }}
    .wide td, .wide th {{ font-size: {size.small}pt; line-height: 125%;
        border-bottom: 1px solid {theme.line}; }}
    .data a, .turned a {{ font-size: {size.base}pt; }}
    .wide a {{ font-size: {size.small}pt; }}
    .data th {{ border-bottom: 2px solid {theme.line}; }}
    .records td {{ line-height: 130%; }}
    .records th {{ font-size: {size.base}pt; font-weight: normal; color: {theme.muted}; }}
    .records td.last, .records th.last {{ border-bottom: 1px solid {theme.line}; }}
    .facts td, .facts th {{ border-bottom: 1px solid {theme.line}; }}
    """
