"""Page images, for the preview and the printer."""

import pytest

from handbook.handout.model import Paper
from handbook.handout.raster import page_count, page_images, page_size

from .conftest import Make


@pytest.fixture
def pdf(make: Make) -> bytes:
    """Three pages or more, on Letter."""
    return make("variation/endless", "variation/glute-bridge", paper=Paper.LETTER)


def test_the_pages_are_counted_and_measured(pdf: bytes) -> None:
    assert page_count(pdf) >= 3
    assert page_size(pdf) == pytest.approx((612, 792), abs=0.01)
    assert page_size(pdf, page_count(pdf) - 1) == pytest.approx((612, 792), abs=0.01)


def test_a_scale_is_pixels_per_point(pdf: bytes) -> None:
    for scale in (0.5, 1.0, 2.0, 150 / 72):
        image = next(page_images(pdf, scale))
        assert image.width == pytest.approx(612 * scale, abs=1)
        assert image.height == pytest.approx(792 * scale, abs=1)
        assert image.stride >= image.width * 4
        assert len(image.data) == image.stride * image.height


def test_every_page_comes_once_in_order(pdf: bytes) -> None:
    assert [image.page for image in page_images(pdf, 0.2)] == list(range(page_count(pdf)))


def test_only_the_pages_asked_for_come(pdf: bytes) -> None:
    assert [image.page for image in page_images(pdf, 0.2, pages=(2, 0))] == [2, 0]


def test_paper_is_white_and_ink_is_dark(pdf: bytes) -> None:
    image = next(page_images(pdf))
    assert image.data[:3] == b"\xff\xff\xff"
    assert min(image.data[0 : image.stride * image.height : 4]) < 40


def test_the_same_page_gives_the_same_image(pdf: bytes) -> None:
    assert next(page_images(pdf)) == next(page_images(pdf))


@pytest.mark.parametrize("page", [-1, 99])
def test_a_page_that_is_not_there_is_refused(pdf: bytes, page: int) -> None:
    with pytest.raises(IndexError, match=f"page {page} of"):
        next(page_images(pdf, pages=(page,)))
    with pytest.raises(IndexError, match=f"page {page} of"):
        page_size(pdf, page)
