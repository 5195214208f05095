"""Every place of the pack that people get, reached by mouse from the contents."""

import re

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView

from handbook.content.address import Address, parse_address
from handbook.content.handbook import Library
from handbook.content.html import SCHEME, page_html
from handbook.content.model import Kind
from handbook.content.places import page_at
from handbook.ui.sidebar import ContentsModel
from tests.ui.desk import Desk


def every_row(tree: QTreeView) -> list[QModelIndex]:
    """The rows of a tree, from top to bottom."""
    model = tree.model()
    found: list[QModelIndex] = []
    waiting = [model.index(row, 0) for row in reversed(range(model.rowCount()))]
    while waiting:
        index = waiting.pop()
        found.append(index)
        waiting += [model.index(row, 0, index) for row in reversed(range(model.rowCount(index)))]
    return found


def test_every_row_of_the_contents_leads_to_its_place(real_desk: Desk) -> None:
    tree = real_desk.sidebar
    visited: list[Address] = []
    for index in every_row(tree):
        tree.scrollTo(index)
        real_desk.click(tree.viewport(), tree.visualRect(index).center())

        address = index.data(ContentsModel.AddressRole)
        assert real_desk.place == str(address)
        assert real_desk.notice == ""
        visited.append(address)

    assert len(visited) == len(set(visited)) > 15


def test_the_contents_leave_no_kind_and_no_section_out(real_desk: Desk, bundled: Library) -> None:
    listed = {index.data(ContentsModel.AddressRole) for index in every_row(real_desk.sidebar)}

    for handbook in bundled.handbooks:
        assert Address(handbook.id) in listed
        for kind in Kind:
            assert handbook.address(kind) in listed
        for section in handbook.sections:
            assert handbook.address(Kind.SECTION, section.id) in listed


def test_every_entry_is_a_click_away_from_the_list_of_its_kind(
    real_desk: Desk, bundled: Library
) -> None:
    """Lists of prose link to their entries; the two other lists are pages of their own."""
    for handbook in bundled.handbooks:
        for kind in (Kind.SECTION, Kind.MUSCLE, Kind.TERM, Kind.REFERENCE):
            html = page_html(page_at(bundled, handbook.address(kind)))
            for entry in handbook.entries(kind):
                assert f"{SCHEME}{handbook.address(kind, entry.id)}" in html


def test_every_link_of_every_page_leads_somewhere(real_desk: Desk, bundled: Library) -> None:
    targets: set[str] = set()
    for handbook in bundled.handbooks:
        for kind, entry in handbook.all_entries():
            html = page_html(page_at(bundled, handbook.address(kind, entry.id)))
            targets.update(re.findall(f'href="{SCHEME}([^"]+)"', html))
    assert len(targets) > 100
    one_of_each: dict[tuple[object, ...], Address] = {}
    for target in sorted(targets):
        address = parse_address(target)
        assert page_at(bundled, address), target  # or it raises
        alike = (address.pack, address.kind, bool(address.id), bool(address.anchor))
        one_of_each.setdefault(alike, address)
    for address in one_of_each.values():
        real_desk.go(str(address))
        assert real_desk.notice == ""
