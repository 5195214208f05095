"""A handout as PDF, from what is on it to the bytes."""

from collections.abc import Iterator

from benchmarks.child import Children
from benchmarks.row import Row, ratio


def handout(children: Children, repeat: int) -> Iterator[Row]:
    """One page for one client after the other, beside Qt's own way to print the same text.

    Qt's pages have no tags and no footers, and their text is as large.
    """
    with children.home() as home:
        times = children.run("handout", str(repeat * 4), home=home)
    yield ratio(
        "one-page handout as PDF", times["ours"], times["peer"], "QTextDocument", budget=0.5
    )
