"""What is found -> what to show of it."""

from handbook.content.address import Address
from handbook.search.documents import summary
from handbook.search.finding import Found
from handbook.search.highlight import find_spans
from handbook.search.pack_index import PackIndex
from handbook.search.results import Hit
from handbook.search.snippet import best_snippet, cut


def hit_of(pack: PackIndex, found: Found) -> Hit:
    """An entry of a pack with its snippet and its marks."""
    kind, entry = pack.entry(found.number)
    judgement = found.judgement
    pieces = sorted(judgement.pieces, key=lambda piece: piece.unfinished)
    marked = [word for piece in pieces for word in piece.words]
    unfinished = bool(pieces) and pieces[-1].unfinished
    snippet, snippet_spans = "", ()
    if not judgement.by_name:
        body = pack.body(found.number)
        snippet, snippet_spans = best_snippet(body, marked, unfinished=unfinished)
    if not snippet:
        line = summary(entry)
        snippet, snippet_spans = cut(line, find_spans(line, marked, unfinished=unfinished))
    return Hit(
        Address(pack.handbook.id, kind, entry.id),
        kind,
        entry.title,
        find_spans(entry.title, marked, unfinished=unfinished),
        snippet,
        snippet_spans,
        round(judgement.score, 4),
        judgement.reason,
        judgement.alias,
    )
