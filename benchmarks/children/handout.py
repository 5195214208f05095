"""A one-page handout set by the program, and the same text set by Qt: tells milliseconds of both.

handout.py REPEAT [figure]
"""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)

from handbook.content.library import bundled_packs, open_library
from handbook.content.model import Goal
from handbook.handout.compose import compose
from handbook.handout.model import Handout, Item, PageField
from handbook.handout.page import (
    AnyBlock,
    Card,
    Heading,
    Labeled,
    ListBlock,
    Page,
    Paragraph,
    Quote,
    Runs,
    StopBox,
    Table,
)
from handbook.handout.raster import page_count
from handbook.handout.typeset import Typesetter
from handbook.paths import cache_folder

EXERCISE = "hip-thrust/variation/pause-hip-thrust"


def handout(client: str, *hidden: PageField) -> Handout:
    """One exercise for a client."""
    return Handout(
        client=client,
        date="2026-01-31",
        goal=Goal.HYPERTROPHY,
        items=(Item(EXERCISE),),
        text_size=12,
        hidden_fields=hidden,
    )


def html(page: Page) -> str:
    """The words of a page as HTML, for Qt's own typesetter."""
    head = f"<h1>{escape(page.title)}</h1><p>{escape(page.client)} {escape(page.date_text)}</p>"
    foot = "".join(f"<p>{escape(text)}</p>" for text in page.disclaimers)
    return "".join(
        (
            head,
            *(_labeled(page.plan.label, page.plan.facts) if page.plan else ()),
            *map(_card, page.cards),
            *(_stop(page.stop) if page.stop else ()),
            f"<p>{escape(page.disclaimer_label)}</p>{foot}",
        )
    )


def _card(card: Card) -> str:
    dose = "".join(_labeled(card.dose.main, card.dose.lines)) if card.dose else ""
    parts = (f"<h3>{escape(part.label)}</h3>{_blocks(part.blocks)}" for part in card.parts)
    return f"<h2>{escape(card.title)}</h2>{dose}{''.join(parts)}"


def _labeled(title: str, lines: Iterable[Labeled]) -> Iterator[str]:
    yield f"<h3>{escape(title)}</h3>"
    for line in lines:
        yield f"<p><b>{escape(line.label)}</b> {escape(line.text)}</p>"


def _stop(stop: StopBox) -> Iterator[str]:
    signs = "".join(f"<li>{escape(sign)}</li>" for sign in stop.signs)
    yield f"<h3>{escape(stop.label)}</h3><ul>{signs}</ul><p><b>{escape(stop.call)}</b></p>"


def _blocks(blocks: tuple[AnyBlock, ...]) -> str:
    return "".join(_block(block) for block in blocks)


def _block(block: AnyBlock) -> str:
    match block:
        case Paragraph() | Heading():
            return f"<p>{_runs(block.runs)}</p>"
        case ListBlock():
            name = "ul" if block.start is None else "ol"
            items = "".join(f"<li>{_blocks(item)}</li>" for item in block.items)
            return f"<{name}>{items}</{name}>"
        case Quote():
            return _blocks(block.blocks)
        case Table():
            rows = ("".join(f"<td>{_runs(cell)}</td>" for cell in row) for row in block.rows)
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _runs(runs: Runs) -> str:
    return "".join(f"<b>{escape(run.text)}</b>" if run.strong else escape(run.text) for run in runs)


def by_qt(text: str) -> bytes:
    """HTML as a PDF, the way Qt prints documents."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    document.setDefaultFont(QFont("Atkinson Hyperlegible", 12))
    document.setHtml(text)
    document.print_(writer)
    del writer  # which writes the end of the file
    return bytes(data.data())


def milliseconds(repeat: int, *, with_figure: bool) -> dict[str, list[float]]:
    """The times of both, in turns, for a new client each time; those of the first are left out.

    Qt sets the words alone.
    """
    library = open_library(bundled_packs(), cache_folder())
    typesetter = Typesetter()
    hidden = () if with_figure else (PageField.FIGURE,)
    ours: list[float] = []
    peer: list[float] = []
    for number in range(repeat + 2):
        asked = handout(f"Client number {number}", *hidden)
        started = time.perf_counter()
        pdf = typesetter.typeset(asked, library)
        ours.append((time.perf_counter() - started) * 1000)
        started = time.perf_counter()
        by_qt(html(compose(asked, library)))
        peer.append((time.perf_counter() - started) * 1000)
        assert page_count(pdf) == 1
    return {"ours": ours[2:], "peer": peer[2:]}


application = QGuiApplication([])
for style in ("Regular", "Bold"):
    import fontpkg_atkinson_hyperlegible as package

    QFontDatabase.addApplicationFont(
        str(package.ROOT / "files" / f"AtkinsonHyperlegible-{style}.ttf")
    )
print(json.dumps(milliseconds(int(sys.argv[1]), with_figure="figure" in sys.argv[2:])), flush=True)
