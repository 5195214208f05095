"""The look of chips: small buttons with round ends that stay pressed, or take something away."""

from handbook.ui.appearance import Appearance

PADDING = 10
"""Pixels at 100% zoom beside the words of a chip."""


def chip_style(appearance: Appearance) -> str:
    """The style sheet of what holds them; `typed` is the property of those that take away."""
    theme, zoom = appearance.theme, appearance.zoom
    return (
        f"QToolButton {{ border: 1px solid {theme.line}; border-radius: {round(10 * zoom)}px;"
        f" padding: {round(3 * zoom)}px {round(PADDING * zoom)}px; color: {theme.text};"
        f" background: {theme.page}; }}"
        f'QToolButton:hover, QToolButton:checked, QToolButton[typed="true"]'
        f" {{ background: {theme.accent_soft}; }}"
        f"QToolButton:checked, QToolButton:focus {{ border-color: {theme.accent}; }}"
        f"QToolButton:disabled {{ color: {theme.muted}; }}"
    )
