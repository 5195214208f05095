"""The doses of items: what is printed for one, and what it is after a change of one field."""

from collections.abc import Collection
from typing import Any

from msgspec.structs import replace

from handbook.content.address import parse_address
from handbook.content.handbook import Library
from handbook.content.model import Goal
from handbook.handout.clarity_order import variation_of
from handbook.handout.effort import Effort, EffortScale
from handbook.handout.model import Item
from handbook.handout.one_repetition_maximum import OneRepetitionMaximum
from handbook.handout.prescription import BackOffRule, Prescription, ProgressRule
from handbook.handout.prescription_defaults import prescription_for
from handbook.ui.item_moves import Items, group_of

MIXED = object()
"""What several doses have in a field in which they differ."""


class Doses:
    """The doses that go with a library and a goal."""

    def __init__(self, library: Library, goal: Goal | None) -> None:
        self._library = library
        self._goal = goal

    def of_handbook(self, item: Item) -> Prescription | None:
        """What the handbook says for an item; None for what is no exercise, or has no dose."""
        variation = variation_of(item, self._library)
        if variation is None:
            return None
        handbook = self._library.handbook(parse_address(item.address).pack)
        assert handbook is not None
        return prescription_for(variation, handbook, self._goal)

    def of(self, item: Item) -> Prescription | None:
        """What is printed for an item."""
        return self.of_handbook(item) if item.dose is None else item.dose

    def takes_dose(self, item: Item) -> bool:
        """Whether an item is an exercise, or was one."""
        return item.dose is not None or variation_of(item, self._library) is not None

    def with_dose(self, item: Item, dose: Prescription | None) -> Item:
        """The item with a dose of its own, or with none when it is that of the handbook."""
        return replace(item, dose=None if dose == self.of_handbook(item) else dose)

    def changed(self, items: Items, rows: Collection[int], field: str, value: Any) -> Items:
        """The items with another value in a field of the doses of some rows.

        Those in a group with one of them take over its number of sets: they are done in turn.
        """
        made = list(items)
        told = set(rows)
        if field == "sets":
            told |= {member for row in rows for member in group_of(items, row)}
        for row in told:
            if self.takes_dose(items[row]):
                dose = with_value(self.of(items[row]) or Prescription(), field, value)
                made[row] = self.with_dose(items[row], dose)
        return tuple(made)

    def back_to_handbook(self, items: Items, rows: Collection[int]) -> Items:
        """The items of some rows with the dose of the handbook; a group stays one."""
        made = list(items)
        for row in rows:
            own, given = items[row].dose, self.of_handbook(items[row])
            if own is not None and own.group and given is not None:
                kept = replace(given, group=own.group, order=own.order, sets=own.sets)
                made[row] = replace(items[row], dose=kept)
            elif own is None or not own.group:
                made[row] = replace(items[row], dose=None)
        return tuple(made)


def value_at(dose: Prescription, field: str) -> Any:
    """The value of a field, as "load.weight"; None where a part of the way is not there."""
    value: Any = dose
    for name in field.split("."):
        value = None if value is None else getattr(value, name)
    return value


def common_value(doses: Collection[Prescription], field: str) -> Any:
    """The value that all have in a field, or MIXED."""
    first, *others = (value_at(dose, field) for dose in doses)
    return first if all(value == first for value in others) else MIXED


def with_value(dose: Prescription, field: str, value: Any) -> Prescription:
    """The dose with another value in a field; parts of it come and go with what they need."""
    match field.split("."):
        case ["effort", "scale"]:
            return replace(dose, effort=_on_scale(dose.effort, value))
        case ["load", "type"]:
            # What was said about the load before does not fit this one.
            return replace(dose, load=replace(dose.load, type=value, words=""))
        case ["load", "maximum", name]:
            known = dose.load.maximum
            if name == "weight":
                changed = _maximum(known, value)
            else:
                changed = replace(known, **{name: value}) if known is not None else None
            return replace(dose, load=replace(dose.load, maximum=changed))
        case ["progress", "rule"] if value is None:
            return replace(dose, progress=None)
        case ["progress", name]:
            return replace(dose, progress=replace(dose.progress or ProgressRule(), **{name: value}))
        case ["back_off", name]:
            rule = replace(dose.back_off or BackOffRule(), **{name: value})
            return replace(dose, back_off=rule if rule.when or rule.words else None)
        case [part, name]:
            return replace(dose, **{part: replace(getattr(dose, part), **{name: value})})
        case _:
            return replace(dose, **{field: value})


def _on_scale(effort: Effort | None, scale: EffortScale) -> Effort | None:
    """The same effort, told on another scale."""
    if effort is None:
        return None
    value = effort.in_reserve if scale is EffortScale.RIR else effort.perceived
    return Effort(scale, value)


def _maximum(known: OneRepetitionMaximum | None, weight: float | None) -> Any:
    if weight is None:
        return None
    return replace(known, weight=weight) if known else OneRepetitionMaximum(weight)
