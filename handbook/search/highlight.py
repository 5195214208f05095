"""Where the words of a query stand in a text."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from handbook.search.english import STOP_WORDS, stem
from handbook.search.fold import Folded, words
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
    beginnings = {root[:length] for root in roots for length in range(1, len(root) + 1)}
    # Irregular forms, too, begin like their stems, so that most words are passed over at once.
    initials = tuple({root[0] for root in (*roots, wanted[-1])})
    folded = Folded(text)
    spans: list[Span] = []
    passed = done = 0
    for at, word in enumerate(folded.words):
        if at < passed or not word.startswith(initials):
            continue
        count, length = _match(folded.words, at, roots, beginnings, start)
        if count == 0:
            continue
        passed = at + count
        end = folded.end(passed - 1, length)
        if end > done:  # one character can hold several words, as a fraction does
            begin = max(folded.start(at), done)
            spans.append(Span(begin, end - begin))
            done = end
    return tuple(spans)


def _match(
    found: Sequence[str], at: int, roots: Collection[str], beginnings: Collection[str], start: str
) -> tuple[int, int | None]:
    """How many words the match that begins here takes (0 for none), and letters if not all."""
    word = found[at]
    if word in beginnings:
        for count in (3, 2):
            run = found[at : at + count]
            if len(run) == count and stem("".join(run)) in roots:
                return count, None
    if stem(word) in roots:
        return 1, None
    if start and word.startswith(start):
        return 1, len(start)
    return 0, None
