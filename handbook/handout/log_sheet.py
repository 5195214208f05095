"""A dose -> the boxes to fill in: exactly the sets, sides, days and weeks it asks for."""

from collections.abc import Iterable, Iterator

from handbook.handout.model import Handout, Voice
from handbook.handout.page import LogColumn, LogRow, LogSheet
from handbook.handout.prescription import (
    LoadType,
    Prescription,
    Side,
    Weekday,
    WeightUnit,
)
from handbook.handout.prescription_labels import prescription_label
from handbook.language import N_, _

USUAL_WEEKS = 4
USUAL_DAYS = 3
"""How many weeks and days a week there are boxes for where nothing says how many."""

_MOST_SETS_WITH_WEIGHT = 4
"""With more sets there is one box for the weight of them all."""

_WITHOUT_WEIGHT = frozenset((LoadType.BODYWEIGHT, LoadType.BAND))

_SIDES = {
    Side.EACH: (N_("Left"), N_("Right")),
    Side.ALTERNATE: (N_("Left"), N_("Right")),
    Side.WEAKER_FIRST: (N_("Weaker"), N_("Stronger")),
    Side.LEFT: (N_("Left"),),
    Side.RIGHT: (N_("Right"),),
}


def log_sheet(dose: Prescription, handout: Handout) -> LogSheet:
    """The boxes of one exercise on a handout.

    Several times a day there is a small box to tick for each set of each time; else there are
    cells for the weight, what was done in each set, and how hard it was.
    """
    sides = tuple(_(name) for name in _SIDES.get(dose.side, ()))
    columns = tuple(_ticks(dose) if _many(dose) else _cells(dose, handout.voice))
    heads = (_("Week"), _("Day"), *((_("Side"),) if sides else ()))
    rows = tuple(_rows(weeks_of(dose, handout), day_names(dose), sides))
    return LogSheet(heads, columns, rows)


def how_to_fill_in(doses: Iterable[Prescription]) -> str:
    """What to write into the boxes, for the client."""
    many = {_many(dose) for dose in doses}
    told = {
        True: _("Tick a box after each round."),
        False: _("Write down what you did in each round, and how hard it was from 1 to 10."),
    }
    return " ".join(text for key, text in told.items() if key in many)


def weeks_of(dose: Prescription | None, handout: Handout) -> int:
    """For how many weeks there are boxes."""
    return handout.log_weeks or (dose and dose.weeks) or handout.weeks or USUAL_WEEKS


def day_names(dose: Prescription) -> tuple[str, ...]:
    """The days of a week: their names where they are prescribed, else their numbers."""
    if dose.weekdays:
        in_order = (day for day in Weekday if day in dose.weekdays)
        return tuple(prescription_label(day)[:3] for day in in_order)
    count = dose.days[1] if dose.days else USUAL_DAYS
    return tuple(str(number) for number in range(1, count + 1))


def _many(dose: Prescription) -> bool:
    return (dose.times_a_day or 1) > 1


def _rows(weeks: int, days: tuple[str, ...], sides: tuple[str, ...]) -> Iterator[LogRow]:
    for week in range(1, weeks + 1):
        for at, day in enumerate(days):
            for number, side in enumerate(sides or ("",)):
                first = number == 0
                yield LogRow(str(week) if first and at == 0 else "", day if first else "", side)


def _ticks(dose: Prescription) -> Iterator[LogColumn]:
    if _has_weight(dose):
        yield LogColumn(_weight_label(dose), share=2)
    for number in range(1, (dose.times_a_day or 1) + 1):
        yield LogColumn(str(number), _("Time of the day"), share=3, tick=dose.sets[1])


def _cells(dose: Prescription, voice: Voice) -> Iterator[LogColumn]:
    sets, weight = dose.sets[1], _has_weight(dose)
    each = weight and sets <= _MOST_SETS_WITH_WEIGHT and voice is Voice.TRAINER
    if weight and not each:
        yield LogColumn(_weight_label(dose), share=3)
    for number in range(1, sets + 1):
        if each:
            name = _("Set {number}").format(number=number)
            yield LogColumn(_weight_label(dose), name, share=2)
            yield LogColumn("×", name, share=2)
        else:
            name = _("Round") if voice is Voice.CLIENT else _("Set")
            yield LogColumn(str(number), name, share=2)
    yield LogColumn(_("Effort") if voice is Voice.CLIENT else _("RIR"), share=3)


def _has_weight(dose: Prescription) -> bool:
    return dose.load.type not in _WITHOUT_WEIGHT


def _weight_label(dose: Prescription) -> str:
    if dose.load.type is LoadType.MACHINE_PIN:
        return _("Pin")
    return _("kg") if dose.load.unit is WeightUnit.KILOGRAM else _("lb")
