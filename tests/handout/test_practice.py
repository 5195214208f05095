"""The logo: what can be printed is taken, the rest is told; SVG is made harmless."""

import base64
import struct
import zlib

import pytest

from handbook.errors import UsageError
from handbook.handout.practice import (
    ADDRESS_LINES,
    LOGO_BYTES,
    Practice,
    check_logo,
    checked_practice,
    with_logo,
)
from handbook.handout.svg import clean_svg


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int = 8, height: int = 6, data: bytes | None = None) -> bytes:
    """A PNG; `data` are its compressed pixels."""
    if data is None:
        data = zlib.compress((b"\0" + b"\x80" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", data), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEAZABkAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1td"
    "hbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCAAGAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QA"
    "tRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0"
    "NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2"
    "t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AK9f/9k="
)
"""Eight by six pixels of gray."""


def svg(inside: str, attributes: str = 'viewBox="0 0 9 9"', before: str = "") -> bytes:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {space} {attributes}>{inside}</svg>".encode()


BOX = '<path d="M0 0h9v9z" fill="#333"/>'


@pytest.mark.parametrize(
    ("data", "kind"), [(png(), "png"), (JPEG, "jpeg"), (svg(BOX), "svg"), (png(2000, 2000), "png")]
)
def test_what_can_be_printed_is_taken_as_it_is(data: bytes, kind: str) -> None:
    assert check_logo(data) == kind
    assert with_logo(Practice(name="A"), data).logo_type == kind


def test_a_logo_can_be_taken_off_again() -> None:
    with_one = with_logo(Practice(name="A"), png())

    assert with_logo(with_one, b"") == Practice(name="A")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "Choose a PNG, JPEG or SVG"),
        (b"GIF89a" + b"x" * 99, "Choose a PNG, JPEG or SVG"),
        (b"<html></html>", "Choose a PNG, JPEG or SVG"),
        (png(data=b"") + b"x" * LOGO_BYTES, r"2\.0 MB large, and at most 2 MB"),
        (png(5000, 5000), "5000 by 5000 pixels"),
        (png(60000, 60000, data=zlib.compress(b"")), "60000 by 60000 pixels"),
        (png(0, 6), "broken"),
        (png()[:-20], "broken"),
        (png()[:20], "broken"),
        (png(data=b"not compressed"), "broken"),
        (JPEG[:100], "broken"),
        (JPEG[:-2], "broken"),
        (JPEG[:3], "broken"),
        (svg(BOX)[:-9], "cannot be read"),
        (b"<svg>" + BOX.encode() + b"</svg>", "not an SVG"),
        (svg("<g>" * 200 + "</g>" * 200), "too many parts"),
        (svg(BOX * 30_000), "too many parts"),
        (
            svg("&b;", before='<!DOCTYPE svg [<!ENTITY a "xx"><!ENTITY b "&a;&a;">]>'),
            "declares entities",
        ),
    ],
)
def test_what_cannot_be_printed_is_told(data: bytes, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        check_logo(data)


def test_a_picture_that_unfolds_without_end_is_broken() -> None:
    tens = "".join(
        f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * 10 + "</g>" for level in range(1, 9)
    )

    with pytest.raises(UsageError, match="broken"):
        check_logo(svg(f'<defs><g id="a0">{BOX}</g>{tens}</defs><use href="#a8"/>'))


BAD = {
    "<script>alert(1)</script>": "script",
    "<g onclick='a()'/>": "onclick",
    "<a href='https://example.com'><path d='M0 0'/></a>": "href",
    "<a xlink:href='javascript:a()'><path d='M0 0'/></a>": "href",
    "<image href='https://example.com/a.png' width='9' height='9'/>": "href",
    "<image xlink:href='file:///etc/passwd' width='9' height='9'/>": "href",
    "<image href='data:image/svg+xml;base64,PHN2Zy8+' width='9' height='9'/>": "href",
    "<use href='other.svg#a'/>": "href",
    "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>": "foreignObject",
    "<path d='M0 0'><animate attributeName='d'/></path>": "animate",
    "<style>@import 'https://example.com/a.css';</style>": "style",
    "<style>path { fill: url( 'https://example.com/#a' ) }</style>": "style",
    "<path d='M0 0' fill='url(https://example.com/#a)'/>": "fill",
    "<path d='M0 0' style='fill: u\\72l(https://example.com/#a)'/>": "style",
    "<g xml:base='https://example.com/'/>": "base",
}


@pytest.mark.parametrize("inside", BAD)
def test_an_svg_is_rid_of_what_acts_and_reaches_out(inside: str) -> None:
    data = svg(BOX + inside)

    with pytest.raises(UsageError, match=f"must not: {BAD[inside]}"):
        check_logo(data)

    practice = with_logo(Practice(), data)
    assert checked_practice(practice) == practice
    assert b"M0 0h9v9z" in practice.logo
    for trace in (b"example.com", b"script", b"etc/passwd", b"xhtml", b"onclick", b"animate"):
        assert trace not in practice.logo


@pytest.mark.parametrize(
    "inside",
    [
        "<defs><g id='a'><path d='M0 0'/></g></defs><use xlink:href='#a'/>",
        "<linearGradient id='a'/><path d='M0 0' fill='url(#a)' style=\"stroke: url('#a')\"/>",
        f"<image href='data:image/png;base64,{base64.b64encode(png()).decode()}' width='9'/>",
        "<style>path { fill: #333 }</style>",
    ],
)
def test_what_stays_inside_the_picture_is_left(inside: str) -> None:
    cleaned, removed = clean_svg(svg(inside))

    assert removed == ()
    assert clean_svg(cleaned) == (cleaned, ())
    assert check_logo(cleaned) == "svg"


def test_what_a_drawing_program_notes_for_itself_goes_without_a_word() -> None:
    data = svg(
        "<n:namedview xmlns:n='http://sodipodi.sourceforge.net/DTD' n:zoom='2'/>" + BOX,
        before="<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'a' 'http://www.w3.org/a.dtd'><!-- x -->",
    )

    cleaned, removed = clean_svg(data)

    assert removed == ()
    assert b"namedview" not in cleaned
    assert check_logo(data) == "svg"


@pytest.mark.parametrize(
    ("practice", "message"),
    [
        (Practice(phone="1" * 122), "2 characters too long"),
        (Practice(address_lines=("x" * 121,)), "1 character too long"),
        (Practice(disclaimer="x" * 1001), "1 character too long"),
        (Practice(address_lines=("x",) * (ADDRESS_LINES + 1)), "at most 6 lines"),
        (Practice(logo=JPEG, logo_type="png"), "type of the logo"),
        (Practice(logo_type="png"), "type of the logo"),
    ],
)
def test_details_that_do_not_fit_are_told(practice: Practice, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        checked_practice(practice)
