"""Where the cards of a ladder, the reasons between them and the lines go.

Cards stand in layers, the easiest at the bottom; between two layers of cards lies one of reasons. A
line that passes a layer takes a place in it, so that it runs beside cards and never under them.
Within the layers things are ordered by the mean place of what they are tied to (the barycenter
method of Sugiyama, 1981) and set as near to it as their neighbors allow (isotonic regression).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from handbook.content.ladder import Ladder

_SWEEPS = 12
_LANE = 14.0
"""Width of a line that passes a layer."""

_PORTS = 0.6
"""The part of a card's edge that lines share, around its middle."""

Key = tuple[str, str]
"""The ids of the lower and of the upper variation of a step."""


class Measures(NamedTuple):
    """Sizes in pixels: of cards, of the words of each step, and of what is left free."""

    card_width: float
    card_height: float
    chip_widths: Mapping[Key, float]
    chip_height: float
    gap: float
    """Beside cards and words."""
    rise: float
    """Above and below words."""


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float


Point = tuple[float, float]


class Plan(NamedTuple):
    """Cards by id; for each direct step the place of its words, and its line from the lower card.

    `layers` hold the ids of the cards from the bottom up, each from left to right.
    """

    width: float
    height: float
    cards: Mapping[str, Box]
    chips: Mapping[Key, Box]
    lines: Mapping[Key, Sequence[Point]]
    layers: Sequence[Sequence[str]]


@dataclass(eq=False)
class _Node:
    """Something in a layer: a card, the words of a step, or a line that passes."""

    width: float
    id: str = ""
    x: float = 0.0
    below: list["_Node"] = field(default_factory=list["_Node"])
    above: list["_Node"] = field(default_factory=list["_Node"])


class _Network(NamedTuple):
    """Layers of cards at even places and of words at odd ones; a chain of nodes for each step."""

    layers: list[list[_Node]]
    chains: dict[Key, list[_Node]]


def plan(ladder: Ladder, measures: Measures, most_in_a_layer: int) -> Plan:
    """Lay a ladder out; a level of more cards than `most_in_a_layer` takes several layers."""
    network = _network(_rows(ladder, max(1, most_in_a_layer)), ladder, measures)
    for sweep in range(_SWEEPS):
        _order(network.layers, upwards=sweep % 2 == 0)
    _space(network.layers, measures.gap)
    for sweep in range(_SWEEPS):
        _settle(network.layers, measures.gap, upwards=sweep % 2 == 0)
    return _placed(network, measures)


def _rows(ladder: Ladder, most: int) -> list[tuple[str, ...]]:
    """The levels as layers; the cards of a large level are shared evenly among its layers."""
    rows: list[tuple[str, ...]] = []
    for level in ladder.levels:
        size = -(-len(level) // -(-len(level) // most))
        rows += [level[at : at + size] for at in range(0, len(level), size)]
    return rows


def _network(rows: Sequence[Sequence[str]], ladder: Ladder, measures: Measures) -> _Network:
    layers: list[list[_Node]] = [[] for _layer in range(2 * len(rows) - 1)]
    cards: dict[str, tuple[int, _Node]] = {}
    for at, row in enumerate(rows):
        for id_ in row:
            cards[id_] = 2 * at, _Node(measures.card_width, id_)
            layers[2 * at].append(cards[id_][1])
    chains: dict[Key, list[_Node]] = {}
    for step in ladder.steps:
        if not step.direct:
            continue
        key = step.lower, step.upper
        (bottom, lower), (top, upper) = cards[step.lower], cards[step.upper]
        passing = [_Node(_LANE) for _layer in range(bottom + 1, top)]
        passing[-1].width = measures.chip_widths[key]
        for layer, node in enumerate(passing, bottom + 1):
            layers[layer].append(node)
        chains[key] = [lower, *passing, upper]
        for below, above in pairwise(chains[key]):
            below.above.append(above)
            above.below.append(below)
    return _Network(layers, chains)


def _order(layers: list[list[_Node]], *, upwards: bool) -> None:
    """Order each layer by the mean place of the neighbors in the layer before."""
    for layer in layers if upwards else reversed(layers):
        layer.sort(key=lambda node: _mean(node.below if upwards else node.above, node.x))
        for at, node in enumerate(layer):
            node.x = (at + 0.5) / len(layer)


def _space(layers: list[list[_Node]], gap: float) -> None:
    """Set each layer out around the same middle."""
    for layer in layers:
        x = -(sum(node.width for node in layer) + gap * (len(layer) - 1)) / 2
        for node in layer:
            node.x = x + node.width / 2
            x += node.width + gap


def _settle(layers: list[list[_Node]], gap: float, *, upwards: bool) -> None:
    """Move each layer to the mean places of its neighbors, as near as its own widths allow."""
    for layer in layers if upwards else reversed(layers):
        wanted = [_mean(node.below if upwards else node.above, node.x) for node in layer]
        offsets = [0.0] if layer else []
        for one, other in pairwise(layer):
            offsets.append(offsets[-1] + (one.width + other.width) / 2 + gap)
        starts = _rising([x - offset for x, offset in zip(wanted, offsets, strict=True)])
        for node, start, offset in zip(layer, starts, offsets, strict=True):
            node.x = start + offset


def _mean(nodes: Sequence[_Node], otherwise: float) -> float:
    return sum(node.x for node in nodes) / len(nodes) if nodes else otherwise


def _rising(values: Sequence[float]) -> Iterator[float]:
    """The never falling values nearest to these: neighbors that fall share their mean."""
    pools: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before, many = pools.pop()
            total, count = total + before, count + many
        pools.append((total, count))
    return (total / count for total, count in pools for _each in range(count))


def _placed(network: _Network, measures: Measures) -> Plan:
    """Turn layers into boxes and lines: y runs down, so that the first layer is at the bottom."""
    layers = network.layers
    nodes = [node for layer in layers for node in layer]
    left = min(node.x - node.width / 2 for node in nodes)
    boxes: dict[_Node, Box] = {}
    top = 0.0
    for at in reversed(range(len(layers))):
        is_cards = at % 2 == 0
        high = measures.card_height if is_cards else measures.chip_height
        top += 0 if is_cards else measures.rise
        for node in layers[at]:
            boxes[node] = Box(node.x - node.width / 2 - left, top, node.width, high)
        top += high + (0 if is_cards else measures.rise)
    return Plan(
        max(node.x + node.width / 2 for node in nodes) - left,
        top,
        {node.id: boxes[node] for layer in layers[::2] for node in layer if node.id},
        {key: boxes[chain[-2]] for key, chain in network.chains.items()},
        {key: list(_line(chain, boxes)) for key, chain in network.chains.items()},
        [[node.id for node in layer if node.id] for layer in layers[::2]],
    )


def _line(chain: Sequence[_Node], boxes: Mapping[_Node, Box]) -> Iterator[Point]:
    """From the edge of the lower card through all that lies between to the edge of the upper."""
    lower, upper = chain[0], chain[-1]
    yield _port(lower, chain[1], lower.above, boxes), boxes[lower].top
    for node in chain[1:-1]:
        box = boxes[node]
        yield box.left + box.width / 2, box.top + box.height
        yield box.left + box.width / 2, box.top
    box = boxes[upper]
    yield _port(upper, chain[-2], upper.below, boxes), box.top + box.height


def _port(card: _Node, end: _Node, ends: Sequence[_Node], boxes: Mapping[_Node, Box]) -> float:
    """Where at the edge of a card a line begins: lines share it in the order of their ends."""
    box = boxes[card]
    order = sorted(ends, key=lambda node: node.x)
    place = (order.index(end) + 0.5) / len(order) - 0.5
    return box.left + box.width / 2 + place * box.width * _PORTS
