"""PDF bytes opened by PDFium, for one thread at a time."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from threading import RLock
from typing import Any

import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]

_pdfium = RLock()
"""PDFium serves one thread at a time, and it is one for the whole process."""


@contextmanager
def opened(pdf: bytes) -> Generator[Any, None, None]:
    """The document of pypdfium2, which has no types; other threads wait until it is closed."""
    with _pdfium, closing(pdfium.PdfDocument(pdf)) as document:
        yield document
