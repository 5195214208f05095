"""Movement figures on screen: rendered when asked for, kept, and of the theme of the moment."""

from collections.abc import Iterator

import msgspec
import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from handbook.content.handbook import Handbook, Library
from handbook.content.model import Variation
from handbook.figures import figure_svg
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.figure_images import FigureImages, Frame, figure_picture

FRAME = Frame(200, 120, 1.0)


@pytest.fixture
def bundled(bundled: Library) -> Handbook:
    """A handbook with figures."""
    return bundled.handbooks[0]


@pytest.fixture
def images(appearance: Appearance) -> Iterator[FigureImages]:
    """Pictures in the theme of the test."""
    parent = QObject()
    yield FigureImages(appearance, parent)
    shiboken6.delete(parent)


def rendered(
    images: FigureImages, qtbot: QtBot, variation: Variation, handbook: Handbook
) -> QPixmap:
    """The picture of a variation, waited for if need be."""
    found = images.picture(variation, handbook, FRAME, 1.0)
    if found is None:
        with qtbot.waitSignal(images.rendered):
            pass
        found = images.picture(variation, handbook, FRAME, 1.0)
    assert found is not None
    return found


def inked(picture: QPixmap) -> tuple[int, int, int, int]:
    """The box of all that is drawn: left, top, right, bottom."""
    image = picture.toImage()
    points = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).alpha()
    ]
    return (
        min(x for x, _y in points),
        min(y for _x, y in points),
        max(x for x, _y in points),
        max(y for _x, y in points),
    )


def test_a_picture_comes_a_moment_after_it_is_asked_for_and_is_kept(
    images: FigureImages, qtbot: QtBot, bundled: Handbook
) -> None:
    first = bundled.variations[0]
    assert images.picture(first, bundled, FRAME, 1.0) is None
    with qtbot.waitSignal(images.rendered):
        pass
    picture = images.picture(first, bundled, FRAME, 1.0)
    assert picture is not None
    assert picture.deviceIndependentSize().toSize().toTuple() == (200, 120)
    again = images.picture(first, bundled, FRAME, 1.0)
    assert again is not None
    assert again.cacheKey() == picture.cacheKey()


def test_all_that_are_asked_for_come_at_last(
    images: FigureImages, qtbot: QtBot, bundled: Handbook
) -> None:
    def all_there() -> bool:
        found = [images.picture(each, bundled, FRAME, 1.0) for each in bundled.variations]
        return all(found)

    qtbot.waitUntil(all_there)


def test_another_theme_and_another_screen_have_pictures_of_their_own(
    images: FigureImages, qtbot: QtBot, bundled: Handbook, appearance: Appearance
) -> None:
    first = bundled.variations[0]
    light = rendered(images, qtbot, first, bundled).toImage()
    assert images.picture(first, bundled, FRAME, 2.0) is None
    appearance.choose(ThemeChoice.DARK)
    dark = rendered(images, qtbot, first, bundled).toImage()
    assert light != dark
    with qtbot.waitSignal(images.rendered):
        images.picture(first, bundled, FRAME, 2.0)
    large = images.picture(first, bundled, FRAME, 2.0)
    assert large is not None
    assert (large.width(), large.devicePixelRatio()) == (400, 2.0)


def test_a_figure_that_was_edited_is_drawn_anew(
    images: FigureImages, qtbot: QtBot, bundled: Handbook
) -> None:
    first = bundled.variations[0]
    before = rendered(images, qtbot, first, bundled).toImage()
    edited = msgspec.structs.replace(first, figure=bundled.variations[3].figure)
    assert rendered(images, qtbot, edited, bundled).toImage() != before


def test_a_variation_without_a_figure_has_no_picture(
    images: FigureImages, bundled: Handbook
) -> None:
    bare = msgspec.structs.replace(bundled.variations[0], figure=None)
    assert images.picture(bare, bundled, FRAME, 1.0) is None
    assert images.picture(bundled.variations[0], bundled, Frame(0, 120, 1.0), 1.0) is None


def test_bodies_are_of_one_size_and_stand_on_the_lower_edge(bundled: Handbook) -> None:
    boxes: list[tuple[int, int, int, int]] = []
    for variation in bundled.variations[:4]:
        svg = figure_svg(variation, bundled)
        assert svg is not None
        boxes.append(inked(figure_picture(svg, FRAME, 1.0)))
    assert {bottom for _left, _top, _right, bottom in boxes} <= {116, 117, 118, 119}
    assert all(left + right == pytest.approx(199, abs=8) for left, _top, right, _bottom in boxes)


def test_a_figure_too_large_for_its_frame_is_made_smaller(bundled: Handbook) -> None:
    svg = figure_svg(bundled.variations[0], bundled)
    assert svg is not None
    left, top, right, bottom = inked(figure_picture(svg, Frame(60, 40, 9.0), 1.0))
    assert left >= 0
    assert top >= 0
    assert right < 60
    assert bottom < 40


def test_pictures_are_given_up_when_there_is_no_room_for_more(
    images: FigureImages, qtbot: QtBot, bundled: Handbook
) -> None:
    first = bundled.variations[0]
    frames = [Frame(2_000, 2_000 + number, 1.0) for number in range(5)]
    for frame in frames:
        with qtbot.waitSignal(images.rendered):
            images.picture(first, bundled, frame, 1.0)
    assert images.picture(first, bundled, frames[-1], 1.0) is not None
    assert images.picture(first, bundled, frames[0], 1.0) is None
    with qtbot.waitSignal(images.rendered):
        pass
