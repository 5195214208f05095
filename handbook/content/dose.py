"""Reading the numbers of a dose."""

from handbook.content.model import Count


def bounds(count: Count) -> tuple[int, int]:
    """The lowest and the highest number of a count: 8 gives (8, 8), "8-12" gives (8, 12).

    Raises ValueError when the text is neither a number nor a range.
    """
    if isinstance(count, int):
        return count, count
    low, dash, high = count.partition("-")
    first, last = int(low), int(high if dash else low)
    return min(first, last), max(first, last)
