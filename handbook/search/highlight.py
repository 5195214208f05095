"""Where the words of a query stand in a text."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from handbook.search.english import STOP_WORDS, stem
from handbook.search.fold import Token, tokens, words
from handbook.search.results import Span


def query_words(text: str) -> tuple[str, ...]:
    """The words of a query worth marking: all but stop words, unless there is nothing else."""
    spoken = words(text)
    return tuple(word for word in spoken if word not in STOP_WORDS) or tuple(spoken)


def find_spans(
    text: str, query_words: Iterable[str], *, unfinished: bool = True
) -> tuple[Span, ...]:
    """The parts of a text that match any of some words.

    A word matches in any of its forms, joined or apart (`deadlift`, `dead-lift`); with
    `unfinished`, the last one also matches the beginning of a longer word. Spans come in order,
    do not overlap, and count in characters of `text`.
    """
    wanted = [word for part in query_words for word in words(part)]
    if not wanted:
        return ()
    roots = {stem(word) for word in wanted}
    roots |= {stem(first + second) for first, second in pairwise(wanted)}
    start = wanted[-1] if unfinished else ""
    # Irregular forms, too, begin like their stems, so that most words are passed over at once.
    initials = {root[0] for root in (*roots, wanted[-1])}
    found = tokens(text)
    spans: list[Span] = []
    at = done = 0
    while at < len(found):
        count, end = _match(found, at, roots, start) if found[at].word[0] in initials else (1, 0)
        if end > done:  # one character can hold several words, as a fraction does
            begin = max(found[at].start, done)
            spans.append(Span(begin, end - begin))
            done = end
        at += count
    return tuple(spans)


def _match(found: Sequence[Token], at: int, roots: set[str], start: str) -> tuple[int, int]:
    """How many words to step over, and where the match that begins here ends (0 for none)."""
    token = found[at]
    if any(root.startswith(token.word) for root in roots):
        for count in (3, 2):
            run = found[at : at + count]
            if len(run) == count and stem("".join(part.word for part in run)) in roots:
                return count, run[-1].end
    if stem(token.word) in roots:
        return 1, token.end
    if start and token.word.startswith(start):
        return 1, token.places[len(start) - 1] + 1
    return 1, 0
