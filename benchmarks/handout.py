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


def figure(children: Children, repeat: int) -> Iterator[Row]:
    """The same page with its movement figure, beside the words alone by Qt."""
    with children.home() as home:
        times = children.run("handout", str(repeat * 4), "figure", home=home)
    yield ratio(
        "one-page handout with its figure",
        times["ours"],
        times["peer"],
        "QTextDocument, words alone",
        budget=None,
    )


def batch(children: Children, repeat: int) -> Iterator[Row]:
    """Five hundred handouts of three exercises: how long each takes, and whether memory grows.

    The peer of a handout is one page by Qt's own way to print; memory is that after 500 beside
    that after 50.
    """
    with children.home() as home:
        ours = children.run("batch", home=home)
        peer = children.run("handout", str(repeat), home=home)["peer"]
    yield ratio("one of 500 handouts", [ours["each"]], peer, "QTextDocument, one page", budget=None)
    if ours["warm"]:
        yield ratio(
            "memory after 500 handouts",
            [ours["end"]],
            [ours["warm"]],
            "after 50",
            budget=1.1,
            unit="MB",
        )
