"""The numbers of a dose, as cells of a table."""

from handbook.content.labels import label
from handbook.content.model import Count, Dose, RepetitionUnit
from handbook.language import _


def dose_cells(dose: Dose) -> tuple[str, ...]:
    """Sets, amount, load, reserve, tempo, rest and days of a dose, as cells of a table."""
    amount = _span(dose.repetitions)
    if dose.unit is not RepetitionUnit.REPETITIONS:
        amount = _("{amount} {unit}").format(amount=amount, unit=label(dose.unit))
    if dose.per_side:
        amount = _("{amount} per side").format(amount=amount)
    return (
        _span(dose.sets),
        amount,
        dose.load,
        _span(dose.repetitions_in_reserve),
        dose.tempo or "",
        _("{count} s").format(count=_span(dose.rest_seconds)) if dose.rest_seconds else "",
        _span(dose.days_per_week),
    )


def _span(count: Count | None) -> str:
    """A number or range as printed, with an en dash."""
    return "" if count is None else str(count).replace("-", "\N{EN DASH}")
