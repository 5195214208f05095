"""Cards and how tall they are -> what stands together, how densely, and what may be cut."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from handbook.handout.page import Card, Page


class CardSize(Struct, frozen=True):
    """How tall a card is in one density, in points.

    Only those that may be taller than a page have the heights of their title and rows. `column` is
    how tall it is in a column of half the width, in layouts that have these.
    """

    whole: float
    title: float
    rows: tuple[float, ...]
    column: float


class Frame(Struct, frozen=True):
    """Lengths in points: of a page, of the rule above a group, of a line to write on and of the
    first one with its heading; and for each density of the gap between cards and of what closes
    the handout. What there is none of has no height."""

    room: float
    rule: float
    line: float
    notes: float
    gaps: tuple[float, ...]
    closings: tuple[float, ...]
    boxes: tuple[float, ...]
    disclaimers: tuple[float, ...]

    def end(self, density: int, *, closing: bool, boxes: bool) -> float:
        """How tall what closes the handout is, without the gap above all of it."""
        parts = (
            self.closings[density] if closing else 0.0,
            self.boxes[density] if boxes else 0.0,
            self.disclaimers[density],
        )
        there = [part for part in parts if part]
        return sum(there) + self.gaps[density] * max(len(there) - 1, 0)


class _Piece(Struct, frozen=True):
    """What is not broken over a page, in points.

    `again` is what stands above it where it begins a page: the title of a card that goes on there.
    """

    height: float
    gap: float
    again: float = 0.0
    begins_card: bool = True


class PlacedCard(Struct, frozen=True):
    """A card with its density; `cut` is one taller than a page, cut between its rows."""

    index: int
    density: int
    cut: bool = False
    title: float = 0.0
    rows: tuple[float, ...] = ()


class PlacedBlock(Struct, frozen=True):
    """Cards that a bar joins, or one card; `whole` ones never break over a page.

    `rule` is what stands above them, `columns` puts them beside each other, and `lines` are for
    notes below them.
    """

    cards: tuple[PlacedCard, ...]
    rule: str = ""
    joined: bool = False
    whole: bool = False
    columns: bool = False
    lines: int = 0


class Cover(StrEnum):
    """What a first page without cards holds besides the front."""

    NOTHING = "nothing"
    CLOSING = "closing"
    """When to stop; boxes to tick, notes and disclaimer stand at the end."""
    ALL = "all"


class Placement(Struct, frozen=True):
    """How a handout comes onto its pages.

    `alone`: the front has the first page to itself, with the `cover`. What closes the handout has
    `boxes` to tick and `lines` for notes, None for as many as fit.
    """

    density: int
    front_density: int
    blocks: tuple[PlacedBlock, ...]
    pages: int
    alone: bool
    cover: Cover
    boxes: bool
    lines: int | None


class Extent(Struct, frozen=True):
    """The room that a card takes: its height in points, None for a cut one, and whether it has
    only one half of the width."""

    height: float | None
    half: bool = False


Fronts = Sequence[float]
"""How tall what stands before the cards is, in points, in each density from roomy to tight."""

Sizes = Sequence[Sequence[CardSize]]
"""For each card its sizes, one for each density."""


_FEWEST_LINES, _MOST_LINES = 2, 8
_GAPS_OF_ROWS = 1.5
"""So many times the gap between the rows of a card stands between two cards, as in paging.typ."""
_SAFETY = 4.0
"""Points that are left free, because heights add up only nearly."""


def placed(page: Page, fronts: Fronts, frame: Frame, sizes: Sizes) -> Placement:
    """The fewest pages; of the ways to have these, one with boxes to tick and the roomiest.

    A card that fits a page only in a tighter density than the others has that one.
    """
    best: Placement | None = None
    for boxes in (True, False):
        for density in range(len(frame.gaps)):
            found = _Layout(page, fronts, frame, sizes, density).placement(boxes=boxes)
            if best is None or found.pages < best.pages:
                best = found
            if best.pages == 1:
                return best
    assert best is not None
    return best


def extents_of(placement: Placement, sizes: Sizes) -> tuple[Extent, ...]:
    """The room of each card."""
    extents: dict[int, Extent] = {}
    for block in placement.blocks:
        for card in block.cards:
            size = sizes[card.index][card.density]
            height = size.column if block.columns else size.whole
            extents[card.index] = Extent(None if card.cut else height, block.columns)
    return tuple(extents[index] for index in range(len(sizes)))


class _Layout:
    """The cards of a page in one density."""

    def __init__(
        self, page: Page, fronts: Fronts, frame: Frame, sizes: Sizes, density: int
    ) -> None:
        self._page = page
        self._fronts = fronts
        self._frame = frame
        self._sizes = sizes
        self._density = density
        self._own_pages = page.template == "one-per-page"
        self._gap = frame.gaps[density]
        self._rules = {group.letter: group.rule for group in page.groups}

    def placement(self, *, boxes: bool) -> Placement:
        """What comes of it."""
        if self._page.template == "columns":
            blocks = tuple(self._rows())
        elif self._own_pages:
            blocks = tuple(self._singles())
        else:
            blocks = tuple(self._runs())
        frame, density = self._frame, self._density
        cards = [card for block in blocks for card in block.cards]
        pieces = [piece for block in blocks for piece in self._pieces(block)]
        over, front = divmod(self._fronts[density], frame.room)
        alone = bool(cards) and (
            front + self._gap + pieces[0].height > frame.room
            or (self._own_pages and len(cards) > 1)
        )
        front_density, cover, covered = density, Cover.NOTHING, front
        if alone:
            front_density, cover, covered = self._cover(boxes=boxes)
        # Nobody knows where a cut card ends.
        unknown = cover is not Cover.ALL and any(card.cut for card in cards)
        if cover is Cover.ALL:
            pages, used = self._pages(pieces, 0.0)[0], covered
        else:
            end = frame.end(density, closing=cover is Cover.NOTHING, boxes=boxes)
            closing = [_Piece(end, self._gap, begins_card=False)] if end else []
            pages, used = self._pages([*pieces, *closing], 0.0 if alone else covered)
            blocks = _without_lines_at_the_end(blocks)
        return Placement(
            density=density,
            front_density=front_density,
            blocks=blocks,
            pages=pages + alone + int(over),
            alone=alone,
            cover=cover,
            boxes=boxes,
            lines=None if unknown and self._page.by_hand is not None else self._lines(used),
        )

    def _cover(self, *, boxes: bool) -> tuple[int, Cover, float]:
        """What fits below the front on its own page, how densely, and how tall all of it is."""
        frame = self._frame
        for cover in (Cover.ALL, Cover.CLOSING):
            for density in range(len(frame.gaps)):
                below = frame.closings[density]
                if cover is Cover.ALL:
                    below = frame.end(density, closing=True, boxes=boxes)
                tall = self._fronts[density] + (below + frame.gaps[density] if below else 0.0)
                if tall + _SAFETY <= frame.room:
                    return density, cover, tall
        return self._density, Cover.NOTHING, self._fronts[self._density]

    def _pages(self, pieces: Sequence[_Piece], used: float) -> tuple[int, float]:
        """How many pages it takes from where `used` points of the first are taken, and how much of
        the last one."""
        pages, room = 1, self._frame.room
        for index, piece in enumerate(pieces):
            needed = piece.height + (piece.gap if used else 0)
            own_page = self._own_pages and index > 0 and piece.begins_card
            if used + needed > room or own_page:
                pages, needed, used = pages + 1, piece.again + piece.height, 0.0
            over, used = divmod(used + needed, room)
            pages += int(over)
        return pages, used

    def _pieces(self, block: PlacedBlock) -> Iterator[_Piece]:
        """A block, or its cards one by one when it may break between them."""
        rule = self._rule_height(block.rule)
        if block.columns:
            tallest = max(self._column(card.index) for card in block.cards)
            yield _Piece(rule + tallest, self._gap)
        elif block.whole and not block.cards[0].cut:
            heights = [self._sizes[card.index][card.density].whole for card in block.cards]
            yield _Piece(rule + sum(heights) + self._gap * (len(heights) - 1), self._gap)
        else:
            for card in block.cards:
                yield from self._parts(card, rule)
                rule = 0.0

    def _parts(self, card: PlacedCard, rule: float) -> Iterator[_Piece]:
        """A card, or its rows when it is cut; the title stands above the first on each page."""
        if not card.cut:
            yield _Piece(rule + self._sizes[card.index][card.density].whole, self._gap)
            return
        gap = self._frame.gaps[card.density] / _GAPS_OF_ROWS
        first, *others = card.rows
        yield _Piece(rule + card.title + gap + first, self._gap)
        for row in others:
            yield _Piece(row, gap, again=card.title + gap, begins_card=False)

    def _lines(self, used: float) -> int:
        """How many lines for notes fit below what is used of a page."""
        if self._page.by_hand is None:
            return 0
        left = self._frame.room - used - self._frame.notes - self._gap - _SAFETY
        count = min(1 + int(left // self._frame.line), _MOST_LINES)
        return count if count >= _FEWEST_LINES else 0

    # What stands together

    def _runs(self) -> Iterator[PlacedBlock]:
        """Cards one below the other; a group is kept whole where a page can hold it."""
        for group, members in groupby(enumerate(self._page.cards), key=_group_of):
            indexes = [index for index, _card in members]
            if not group:
                yield from (PlacedBlock((self._card(index, ""),), whole=True) for index in indexes)
                continue
            rule = self._rules[group]
            cards = tuple(PlacedCard(index, self._density) for index in indexes)
            together = PlacedBlock(cards, rule, joined=True, whole=True)
            if next(self._pieces(together)).height <= self._frame.room:
                yield together
                continue
            first, *others = indexes
            cut = (self._card(first, rule), *(self._card(index, "") for index in others))
            yield PlacedBlock(cut, rule, joined=True)

    def _singles(self) -> Iterator[PlacedBlock]:
        """Every card for itself."""
        before = ""
        for index, card in enumerate(self._page.cards):
            rule = self._rules[card.group] if card.group and card.group != before else ""
            before = card.group
            placed_card = self._card(index, rule)
            height = self._sizes[index][placed_card.density].whole + self._rule_height(rule)
            lines = 0 if placed_card.cut or len(self._page.cards) == 1 else self._lines(height)
            yield PlacedBlock((placed_card,), rule, bool(card.group), whole=True, lines=lines)

    def _rows(self) -> Iterator[PlacedBlock]:
        """Two cards beside each other, of one group or of none; what is left over stands alone.

        So do texts, and what is too tall for a column.
        """
        for group, members in groupby(enumerate(self._page.cards), key=_group_of):
            rule = self._rules[group] if group else ""
            left: int | None = None
            for index, card in members:
                if card.text or self._column(index) + self._frame.rule > self._frame.room:
                    if left is not None:
                        yield self._alone(left, rule, group)
                        left, rule = None, ""
                    yield self._alone(index, rule, group)
                    rule = ""
                elif left is None:
                    left = index
                else:
                    pair = (PlacedCard(left, self._density), PlacedCard(index, self._density))
                    yield PlacedBlock(pair, rule, joined=bool(group), whole=True, columns=True)
                    left, rule = None, ""
            if left is not None:
                yield self._alone(left, rule, group)

    def _alone(self, index: int, rule: str, group: str) -> PlacedBlock:
        return PlacedBlock((self._card(index, rule),), rule, joined=bool(group), whole=True)

    def _card(self, index: int, rule: str) -> PlacedCard:
        room = self._frame.room - self._rule_height(rule)
        for density in range(self._density, len(self._frame.gaps)):
            if self._sizes[index][density].whole <= room:
                return PlacedCard(index, density)
        cuts = [
            self._cut(index, density) for density in range(self._density, len(self._frame.gaps))
        ]
        return min(cuts, key=lambda cut: self._pages([*self._parts(cut, 0.0)], 0.0)[0])

    def _cut(self, index: int, density: int) -> PlacedCard:
        size = self._sizes[index][density]
        return PlacedCard(index, density, cut=True, title=size.title, rows=size.rows)

    def _column(self, index: int) -> float:
        return self._sizes[index][self._density].column

    def _rule_height(self, rule: str) -> float:
        return self._frame.rule if rule else 0.0


def _without_lines_at_the_end(blocks: tuple[PlacedBlock, ...]) -> tuple[PlacedBlock, ...]:
    """Leave the room below the last card to what closes the handout."""
    return (*blocks[:-1], *(replace(block, lines=0) for block in blocks[-1:]))


def _group_of(member: tuple[int, Card]) -> str:
    """A key that keeps cards of different groups apart; those of none run on."""
    return member[1].group
