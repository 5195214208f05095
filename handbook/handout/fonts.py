"""The fonts of what is printed, and what to do about letters that none of them has."""

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import typst

_PACKAGE = "fontpkg_atkinson_hyperlegible"
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


Made = TypeVar("Made")


class PaperFonts:
    """The program's own font at first; those of the system take a while to find.

    Raises OSError, RuntimeError or ImportError when fonts cannot be read.
    """

    def __init__(self) -> None:
        self._with_system = False
        self.found = _read(system=False)

    def add_those_of_the_system(self) -> bool:
        """Find the fonts of the system too; False when they are there already."""
        if self._with_system:
            return False
        self.found = _read(system=True)
        self._with_system = True
        return True


def set_with_stand_ins(
    made_of: Callable[[set[str]], Made], more_fonts: Callable[[], bool]
) -> tuple[Made, set[str]]:
    """What is set with stand-ins for letters that no font has, and these letters.

    `made_of` sets it with stand-ins for some letters; `more_fonts` finds more fonts, and says False
    when there are no more. Raises what Typst raises for any other reason.
    """
    missing: set[str] = set()
    while True:
        try:
            return made_of(missing), missing
        except typst.TypstError as error:
            found = _NO_GLYPH.search(error.message)
            if found is None:
                raise
            letters = set(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]))
            if not more_fonts():
                if letters <= missing:
                    raise
                missing |= letters


def _read(*, system: bool) -> typst.Fonts:
    folder = Path(str(files(_PACKAGE) / "files"))
    return typst.Fonts(
        include_system_fonts=system, include_embedded_fonts=False, font_paths=[folder]
    )
