"""The trainer's practice, as it stands on a handout: name, contact, disclaimer and logo."""

import struct
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from handbook.errors import UsageError
from handbook.handout.svg import clean_svg
from handbook.language import _, ngettext

LOGO_BYTES = 2 * 1024 * 1024
LOGO_PIXELS = 16_000_000
"""The largest logo: the file, and the width times the height of a picture made of pixels."""

LINE_LIMIT = 120
ADDRESS_LINES = 6
DISCLAIMER_LIMIT = 1000
"""The longest line and disclaimer, in characters, and the most lines of an address."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_NOT_A_SIZE = {0xC4, 0xC8, 0xCC}
"""JPEG markers from C0 to CF that are not a start of frame."""


class Practice(Struct, frozen=True, kw_only=True):
    """What a handout says of whoever hands it out; empty fields are left off the page.

    `logo_type` is "png", "jpeg" or "svg", and empty without a logo.
    """

    name: str = ""
    credentials: str = ""
    phone: str = ""
    email: str = ""
    address_lines: tuple[str, ...] = ()
    disclaimer: str = ""
    logo: bytes = b""
    logo_type: str = ""


def with_logo(practice: Practice, data: bytes) -> Practice:
    """The practice with another logo, or without one for no bytes.

    What an SVG must not hold on a handout, such as scripts and links, is taken out of it. Raises
    UsageError with what to do when the picture cannot be used.
    """
    if not data:
        return msgspec.structs.replace(practice, logo=b"", logo_type="")
    check_logo_size(len(data))
    if _type(data) == "svg":
        data, _removed = clean_svg(data)
    return msgspec.structs.replace(practice, logo=data, logo_type=check_logo(data))


def as_numbers(data: bytes) -> bytes:
    """A file of any kind as a list of numbers: what Typst is given in memory has to be text."""
    return msgspec.json.encode(list(data))


def check_logo(data: bytes) -> str:
    """The type of a logo that can be printed as it is: "png", "jpeg" or "svg".

    Raises UsageError with what to do when it cannot: another type, too large, broken, or an SVG
    with scripts or with references to what lies outside it.
    """
    check_logo_size(len(data))
    kind = _type(data)
    if kind == "svg":
        _data, removed = clean_svg(data)
        if removed:
            raise UsageError(
                _(
                    "The logo holds what a handout must not: {what}. "
                    "Choose the file again, and the program takes it out."
                ).format(what=", ".join(removed))
            )
    else:
        _check_pixels(*(_png_size(data) if kind == "png" else _jpeg_size(data)))
    _check_it_prints(data)
    return kind


def checked_practice(practice: Practice) -> Practice:
    """The same practice; raises UsageError with what to change when it cannot be printed."""
    lines = (practice.name, practice.credentials, practice.phone, practice.email)
    for line in (*lines, *practice.address_lines):
        _check_length(line, LINE_LIMIT)
    _check_length(practice.disclaimer, DISCLAIMER_LIMIT)
    if len(practice.address_lines) > ADDRESS_LINES:
        raise UsageError(
            _("An address has at most {limit} lines here. Join some of them.").format(
                limit=ADDRESS_LINES
            )
        )
    if (check_logo(practice.logo) if practice.logo else "") != practice.logo_type:
        raise UsageError(_("The type of the logo is not known. Choose the logo again."))
    return practice


def _check_length(text: str, limit: int) -> None:
    if len(text) > limit:
        over = len(text) - limit
        raise UsageError(
            ngettext(
                "“{start}…” is {over} character too long. Shorten it.",
                "“{start}…” is {over} characters too long. Shorten it.",
                over,
            ).format(start=text[:40], over=over)
        )


def check_logo_size(size: int) -> None:
    """Raises UsageError when a logo of so many bytes is too large."""
    if size > LOGO_BYTES:
        raise UsageError(
            _(
                "The logo is {size:.1f} MB large, and at most {limit:.0f} MB fit. "
                "Save it smaller; 1000 pixels across are plenty."
            ).format(size=size / 1024 / 1024, limit=LOGO_BYTES / 1024 / 1024)
        )


def _type(data: bytes) -> str:
    if data.startswith(_PNG):
        return "png"
    if data.startswith(_JPEG):
        return "jpeg"
    if b"<svg" in data[:100_000] or b":svg" in data[:100_000]:
        return "svg"
    raise UsageError(
        _("The logo is not a picture that can be printed. Choose a PNG, JPEG or SVG file.")
    )


def _check_pixels(width: int, height: int) -> None:
    if width * height > LOGO_PIXELS:
        raise UsageError(
            _(
                "The logo has {width} by {height} pixels, which is more than a handout can carry. "
                "Save it smaller; 1000 pixels across are plenty."
            ).format(width=width, height=height)
        )
    if not width or not height:
        raise _broken()


def _png_size(data: bytes) -> tuple[int, int]:
    """Width and height, from the header chunk, which the format puts first."""
    if data[12:16] != b"IHDR" or len(data) < 24:
        raise _broken()
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height, from the start of the frame (ITU T.81, B.2)."""
    for marker, segment in _jpeg_segments(data):
        if 0xC0 <= marker <= 0xCF and marker not in _NOT_A_SIZE:
            if len(segment) < 5 or b"\xff\xd9" not in data[-64:]:
                break
            height, width = struct.unpack(">HH", segment[1:5])
            return width, height
    raise _broken()


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4])
        yield marker, data[at + 4 : at + 2 + length]
        at += 2 + length


def _check_it_prints(data: bytes) -> None:
    """Set the logo as a handout does, which reads all of it."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    page = b'#set page(width: 5cm, height: 5cm)\n#image(bytes(json("logo.json")), width: 2cm)'
    files: Any = {"main.typ": page, "logo.json": as_numbers(data)}
    try:
        typst.Compiler(font_paths=fonts).compile(files, format="pdf")
    except RuntimeError as error:  # what Typst raises, and the base of its own error
        raise _broken() from error


def _broken() -> UsageError:
    return UsageError(
        _(
            "The logo is broken and cannot be shown in full. "
            "Open it in a picture program and save it again as PNG, JPEG or SVG."
        )
    )
