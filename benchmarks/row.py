"""The lines of the table."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from statistics import median, quantiles

from msgspec import Struct


class Verdict(StrEnum):
    """How a figure stands to its budget; INFORMATION has none."""

    WITHIN = "within"
    OVER = "over"
    INFORMATION = "information"


class Row(Struct, frozen=True, kw_only=True):
    """What was measured; `ours` and `peer` are in `unit`.

    `value` is what the budget limits: `ours` divided by `peer`, or `ours` itself.
    """

    name: str
    ours: float
    unit: str
    peer: float
    peer_name: str
    value: float
    is_ratio: bool
    budget: float | None
    verdict: Verdict
    runs: int


def ratio(
    name: str,
    ours: Sequence[float],
    peer: Sequence[float],
    peer_name: str,
    *,
    budget: float | None,
    unit: str = "ms",
) -> Row:
    """A row whose budget limits the ratio of the medians."""
    own, other = median(ours), median(peer)
    value = own / other
    return Row(
        name=name,
        ours=own,
        unit=unit,
        peer=other,
        peer_name=peer_name,
        value=value,
        is_ratio=True,
        budget=budget,
        verdict=_verdict(value, budget),
        runs=len(ours),
    )


def limit(
    name: str, ours: float, floor: float, floor_name: str, *, budget: float, runs: int
) -> Row:
    """A row in milliseconds whose budget limits our own time; the floor is for comparison."""
    return Row(
        name=name,
        ours=ours,
        unit="ms",
        peer=floor,
        peer_name=floor_name,
        value=ours,
        is_ratio=False,
        budget=budget,
        verdict=_verdict(ours, budget),
        runs=runs,
    )


def limits(
    name: str,
    ours: Sequence[float],
    floor: Sequence[float],
    floor_name: str,
    *,
    budgets: tuple[float, float],
) -> Iterator[Row]:
    """Two such rows for many times: their median, and what 95% of them keep below."""
    for what, measure, budget in zip(("median", "95%"), (median, _most), budgets, strict=True):
        runs = len(ours)
        named = f"{name}, {what}"
        yield limit(named, measure(ours), measure(floor), floor_name, budget=budget, runs=runs)


def _most(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


def _verdict(value: float, budget: float | None) -> Verdict:
    if budget is None:
        return Verdict.INFORMATION
    return Verdict.WITHIN if value <= budget else Verdict.OVER
