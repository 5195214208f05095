"""Where pages lie one below the other, in whole device pixels: only there are they sharp."""

from msgspec import Struct


class PageLayout(Struct, frozen=True):
    """So many pages of one size, with a margin around all and a gap between two."""

    count: int
    width: int
    height: int
    margin: int
    gap: int

    @property
    def whole_height(self) -> int:
        """From the top margin to the bottom margin."""
        return 2 * self.margin + self.count * self.height + max(0, self.count - 1) * self.gap

    @property
    def whole_width(self) -> int:
        """From the left margin to the right margin."""
        return self.width + 2 * self.margin

    def top(self, page: int) -> int:
        """Where a page begins."""
        return self.margin + page * (self.height + self.gap)

    def page_at(self, y: float) -> int:
        """The page at a height, or the nearest one."""
        step = self.height + self.gap
        return max(0, min(int((y - self.margin) // step), self.count - 1))

    def between(self, top: float, bottom: float, beyond: int = 0) -> range:
        """The pages between two heights, and so many beyond them on either side."""
        if not self.count:
            return range(0)
        first = max(0, self.page_at(top) - beyond)
        return range(first, min(self.page_at(bottom) + beyond, self.count - 1) + 1)
