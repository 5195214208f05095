"""One line of an entry to show under its title."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from handbook.search.english import forms, stem
from handbook.search.highlight import find_spans
from handbook.search.results import Span

LENGTH = 160
"""Characters a snippet has at most, the marks of omission aside."""

_ELLIPSIS = "…"


def best_snippet(
    passages: Iterable[tuple[str, str]], query_words: Sequence[str], *, unfinished: bool
) -> tuple[str, tuple[Span, ...]]:
    """The passage in which most of the words stand, cut around them; empty when none does.

    Each passage comes with its folded text. With `unfinished`, the last word may go on.
    """
    roots = {form: stem(word) for word in query_words for form in forms(word)}
    different = len(set(roots.values()))
    start = query_words[-1] if unfinished else ""
    best, most = "", 0
    for passage, folded in passages:
        # Most passages hold none of the words, and need not be split to know it.
        held = folded.split() if any(form in folded for form in roots) else []
        count = len({roots[word] for word in roots.keys() & held})
        if start and count < different and start not in held:
            count += f" {start}" in f" {folded}"
        if count > most:
            best, most = passage, count
            if count == different:
                break
    return cut(best, find_spans(best, query_words, unfinished=unfinished))


def cut(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """At most LENGTH characters of a text in one line, around as many of its spans as fit.

    The spans come in the order of the text.
    """
    line = re.sub(r"\s", " ", text)
    start, end = _window(line, spans)
    before = _ELLIPSIS if start > 0 else ""
    after = _ELLIPSIS if end < len(line) else ""
    shift = len(before) - start
    kept = tuple(
        Span(span.start + shift, span.length)
        for span in spans
        if start <= span.start and span.start + span.length <= end
    )
    return f"{before}{line[start:end]}{after}", kept


def _window(line: str, spans: Sequence[Span]) -> tuple[int, int]:
    """The part to show, from word border to word border."""
    if len(line) <= LENGTH:
        return 0, len(line)
    if not spans:
        return 0, _end(line, LENGTH)

    starts = [span.start for span in spans]

    def held(at: int) -> int:
        return bisect_left(starts, starts[at] + LENGTH - 20) - at

    first = spans[max(range(len(spans)), key=held)]
    start = max(0, min(first.start - LENGTH // 4, len(line) - LENGTH))
    if start:
        space = line.find(" ", start, first.start)
        start = space + 1 if space >= 0 else first.start
    return start, _end(line, start + LENGTH)


def _end(line: str, limit: int) -> int:
    if limit >= len(line):
        return len(line)
    space = line.rfind(" ", limit - LENGTH // 2, limit + 1)
    return space if space > 0 else limit
