"""What a screen reader is told: every control of every place has a name."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface

from .desk import Desk

PLACES = (
    "hip-thrust",
    "hip-thrust/section",
    "hip-thrust/section/overview",
    "hip-thrust/variation",
    "hip-thrust/variation/glute-bridge",
    "hip-thrust/faq",
    "hip-thrust/faq/knees-cave-in",
    "hip-thrust/muscle",
    "hip-thrust/muscle/hamstrings",
    "hip-thrust/term",
    "hip-thrust/reference",
    "handout",
)

NAMED = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.MenuItem,
    QAccessible.Role.RadioButton,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Tree,
}


def nodes(node: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    """A node and all that is shown below it."""
    yield node
    for index in range(node.childCount() if depth < 40 else 0):
        child = node.child(index)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from nodes(child, depth + 1)


def unnamed(desk: Desk) -> list[str]:
    """The controls of the window that say nothing of themselves."""
    top = QAccessible.queryAccessibleInterface(desk.window)
    assert top is not None
    controls = [node for node in nodes(top) if node.role() in NAMED]
    assert len(controls) > 10
    return [
        f"{node.role().name} {type(node.object()).__name__}"
        for node in controls
        if not node.text(QAccessible.Text.Name).strip()
    ]


@pytest.mark.parametrize("place", PLACES)
def test_no_control_is_without_a_name(real_desk: Desk, place: str) -> None:
    real_desk.go(place)

    assert unnamed(real_desk) == []


def test_search_results_and_find_bar_have_names(real_desk: Desk) -> None:
    real_desk.go("hip-thrust/section/overview")
    real_desk.press("Ctrl+F")
    real_desk.press("Ctrl+K")
    real_desk.write("knee")
    real_desk.wait_for_results()

    assert unnamed(real_desk) == []
