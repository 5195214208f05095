"""What has changed between two versions of a handout, in words for a person.

It walks whatever fields the structs have: one that is added to the model is compared at once, and
gets a better name than its own when it is entered in `_NAMES`.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import count
from typing import Any, cast

import msgspec
from msgspec import Struct

from handbook.content.labels import label
from handbook.handout.model import Handout
from handbook.handout.prescription_labels import prescription_label
from handbook.handout.wording_quantities import number, span
from handbook.language import N_, _

_SHOWN = 80
_BEFORE_IT = 20
"""A longer text is shown in part, with a few characters before the first that is different."""

_NAMES = {
    "address": N_("Entry"),
    "amount": N_("Amount of a set"),
    "back_off": N_("Rule to back off"),
    "black_and_white": N_("Black and white"),
    "by": N_("By how much"),
    "change": N_("What is changed"),
    "client": N_("Client"),
    "client_goal": N_("Client's goal"),
    "date": N_("Date"),
    "days_a_week": N_("Days a week"),
    "dose": N_("Dose"),
    "effort": N_("Effort"),
    "first_phase": N_("Begins with"),
    "goal": N_("Goal"),
    "group": N_("Group"),
    "hidden_fields": N_("Left off the page"),
    "hold_at": N_("Held at"),
    "hold_seconds": N_("Hold in seconds"),
    "hours_between": N_("Hours between sessions"),
    "layout": N_("Layout"),
    "load": N_("Load"),
    "log_weeks": N_("Weeks of the log sheet"),
    "main_message": N_("Main message"),
    "maximum": N_("1RM"),
    "note": N_("Note"),
    "order": N_("Order"),
    "overrides": N_("Sentences written by hand"),
    "pain_limit": N_("Pain limit"),
    "paper": N_("Paper"),
    "percent": N_("Percent of the 1RM"),
    "phase": N_("Phase"),
    "pin": N_("Pin"),
    "private_note": N_("Private note"),
    "progress": N_("Rule to progress"),
    "purpose": N_("Purpose"),
    "repetition_maximum": N_("Repetition maximum"),
    "rest_after_seconds": N_("Rest after the exercise in seconds"),
    "rest_seconds": N_("Rest in seconds"),
    "rest_within_seconds": N_("Rest within a set in seconds"),
    "review_date": N_("Review date"),
    "rule": N_("When"),
    "scale": N_("Scale"),
    "scheme": N_("Scheme"),
    "sets": N_("Sets"),
    "side": N_("Side"),
    "source": N_("Source"),
    "start_date": N_("Start"),
    "tempo": N_("Tempo"),
    "text_size": N_("Text size"),
    "times_a_day": N_("Times a day"),
    "title": N_("Title"),
    "trainer_note": N_("Trainer's note"),
    "type": N_("Type"),
    "unit": N_("Unit"),
    "value": N_("Value"),
    "voice": N_("Voice"),
    "warm_up_sets": N_("Warm-up sets"),
    "weekdays": N_("Weekdays"),
    "weeks": N_("Weeks"),
    "weight": N_("Weight"),
    "when": N_("When"),
    "words": N_("In words"),
}


class ChangeKind(StrEnum):
    """What became of it."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class Change(Struct, frozen=True, kw_only=True):
    """One change, in the words shown.

    `item` is the entry it happened to, empty for the handout as a whole; `field` is what of it
    changed, empty when the entry itself came, went or moved. `before` and `after` are values, or
    places counted from 1.
    """

    kind: ChangeKind
    item: str = ""
    field: str = ""
    before: str = ""
    after: str = ""

    @property
    def sentence(self) -> str:
        """The change in a line."""
        return _(_SENTENCES[self.kind, bool(self.item), bool(self.field)]).format(
            item=self.item, field=self.field, before=self.before, after=self.after
        )


_SENTENCES = {
    (ChangeKind.ADDED, True, False): N_("Added: {item}"),
    (ChangeKind.REMOVED, True, False): N_("Removed: {item}"),
    (ChangeKind.MOVED, True, False): N_("Moved: {item}, from place {before} to place {after}"),
    (ChangeKind.ADDED, False, True): N_("{field}: now {after}"),
    (ChangeKind.REMOVED, False, True): N_("{field}: no longer {before}"),
    (ChangeKind.CHANGED, False, True): N_("{field}: {after} instead of {before}"),
    (ChangeKind.ADDED, True, True): N_("{item}, {field}: now {after}"),
    (ChangeKind.REMOVED, True, True): N_("{item}, {field}: no longer {before}"),
    (ChangeKind.CHANGED, True, True): N_("{item}, {field}: {after} instead of {before}"),
}


def changes(before: Handout, after: Handout, name_of: Callable[[str], str]) -> tuple[Change, ...]:
    """What is different in `after`: items that went, came and moved, then fields.

    `name_of` gives the name of the entry at an address.
    """
    old, new = _keyed(before.items), _keyed(after.items)
    whole = (_without_items(before), _without_items(after))
    return (
        *_removed_added_moved(old, new, name_of),
        *_fields(*whole, item="", path=()),
        *(
            change
            for key in new
            if key in old
            for change in _fields(old[key], new[key], item=name_of(key[0]), path=())
        ),
    )


_Key = tuple[str, int]
"""An address, and which of the items with it; nearly always the first."""


def _keyed(items: Iterable[Any]) -> dict[_Key, Struct]:
    counters: dict[str, count[int]] = {}
    return {
        (item.address, next(counters.setdefault(item.address, count()))): item for item in items
    }


def _without_items(handout: Handout) -> Handout:
    return msgspec.structs.replace(handout, items=())


def _removed_added_moved(
    old: dict[_Key, Struct], new: dict[_Key, Struct], name_of: Callable[[str], str]
) -> Iterator[Change]:
    for key in old:
        if key not in new:
            yield Change(kind=ChangeKind.REMOVED, item=name_of(key[0]))
    for key in new:
        if key not in old:
            yield Change(kind=ChangeKind.ADDED, item=name_of(key[0]))
    places = {key: place for place, key in enumerate(old)}
    stayed = [key for key in new if key in old]
    in_order = _longest_rising([places[key] for key in stayed])
    now = {key: place for place, key in enumerate(new)}
    for key in stayed:
        if places[key] not in in_order:
            yield Change(
                kind=ChangeKind.MOVED,
                item=name_of(key[0]),
                before=str(places[key] + 1),
                after=str(now[key] + 1),
            )


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The longest part of different numbers that rises: what did not move (patience sorting)."""
    tops: list[int] = []
    below: dict[int, int | None] = {}
    for each in numbers:
        pile = bisect_left(tops, each)
        below[each] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [each]
    rising: set[int] = set()
    at = tops[-1] if tops else None
    while at is not None:
        rising.add(at)
        at = below[at]
    return rising


def _fields(before: Struct, after: Struct, *, item: str, path: tuple[str, ...]) -> Iterator[Change]:
    """The fields of two structs of a kind that differ; a struct in them is walked too."""
    for field in msgspec.structs.fields(type(after)):
        old, new = getattr(before, field.name), getattr(after, field.name)
        names = (*path, _field_name(field.name))
        if old == new:
            continue
        if isinstance(old, Struct) and type(old) is type(new):
            yield from _fields(old, new, item=item, path=names)
            continue
        shown_before, shown_after = _both_shown(old, new)
        if not shown_before:
            kind = ChangeKind.ADDED
        else:
            kind = ChangeKind.CHANGED if shown_after else ChangeKind.REMOVED
        yield Change(
            kind=kind, item=item, field=", ".join(names), before=shown_before, after=shown_after
        )


def _both_shown(before: object, after: object) -> tuple[str, str]:
    """Two values in words; long texts from where they part."""
    if isinstance(before, str) and isinstance(after, str):
        old, new = " ".join(before.split()), " ".join(after.split())
        pairs = enumerate(zip(old, new, strict=False))
        same = next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))
        if same > _BEFORE_IT and max(len(old), len(new)) > _SHOWN:
            start = same - _BEFORE_IT
            start = old.find(" ", start, same) + 1 or start
            return _shown(f"…{old[start:]}"), _shown(f"…{new[start:]}")
    return _shown(before), _shown(after)


def _field_name(name: str) -> str:
    return _(_NAMES[name]) if name in _NAMES else name.replace("_", " ").capitalize()


def _shown(value: Any) -> str:
    """A value in words; nothing for one that says nothing."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case StrEnum():
            return _label(value)
        case int() | float():
            return number(value)
        case str():
            text = " ".join(value.split())
            return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
        case (int() | float() as low, int() | float() as high):
            return span((low, high))
        case tuple():
            each = cast("tuple[object, ...]", value)
            return ", ".join(filter(None, map(_shown, each)))
        case Struct():
            return _struct_shown(value)
        case _:
            return str(value)


def _struct_shown(struct: Struct) -> str:
    """The fields of a struct that are not at their defaults."""
    parts: list[str] = []
    for field in msgspec.structs.fields(type(struct)):
        value = getattr(struct, field.name)
        if value != field.default and (shown := _shown(value)):
            parts.append(f"{_field_name(field.name)}: {shown}")
    return "; ".join(parts) or _("as usual")


def _label(value: StrEnum) -> str:
    for words in (label, prescription_label):
        try:
            return words(value)
        except KeyError:
            continue
    return value.replace("-", " ")
