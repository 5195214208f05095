"""A handbook: one checked pack as an immutable value; a library: several of them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from handbook.content.address import Address
from handbook.content.citations import citation_keys
from handbook.content.model import (
    AnyEntry,
    Faq,
    Kind,
    Manifest,
    Muscle,
    MuscleUse,
    Reference,
    Rung,
    Section,
    Term,
    Variation,
)
from handbook.content.packed import PackedEntries
from handbook.content.problems import Problem

Value = TypeVar("Value")


class Handbook(Struct, frozen=True, dict=True):
    """The good entries of one pack, in their order, every link in them resolved.

    `digest` changes with what the handbook holds; it is empty for one that no pack was read for.
    The variations may be packed: there are packs with a hundred thousand of them.
    """

    manifest: Manifest
    sections: tuple[Section, ...] = ()
    variations: Sequence[Variation] = ()
    faqs: tuple[Faq, ...] = ()
    muscles: tuple[Muscle, ...] = ()
    terms: tuple[Term, ...] = ()
    references: tuple[Reference, ...] = ()
    digest: str = ""

    @property
    def id(self) -> str:
        """The pack's id, the first part of every address in it."""
        return self.manifest.id

    def entries(self, kind: Kind) -> Sequence[AnyEntry]:
        """All entries of a kind, in order."""
        match kind:
            case Kind.SECTION:
                return self.sections
            case Kind.VARIATION:
                return self.variations
            case Kind.FAQ:
                return self.faqs
            case Kind.MUSCLE:
                return self.muscles
            case Kind.TERM:
                return self.terms
            case Kind.REFERENCE:
                return self.references

    def address(self, kind: Kind, id: str = "", anchor: str = "") -> Address:
        """The address of an entry, or of the list of a kind."""
        return Address(self.id, kind, id, anchor)

    def find(self, kind: Kind, id: str) -> AnyEntry | None:
        """The entry with this id, following `renamed`."""
        position = self.position(kind, id)
        if position < 0 and (new := self.manifest.renamed.get(f"{kind}:{id}")):
            new_kind, _colon, new_id = new.partition(":")
            kind = Kind(new_kind)
            position = self.position(kind, new_id)
        return self.entries(kind)[position] if position >= 0 else None

    def position(self, kind: Kind, id: str) -> int:
        """Where among the entries of its kind the one with this id stands; -1 if there is none."""
        return self._positions[kind].get(id, -1)

    def all_entries(self) -> Iterator[tuple[Kind, AnyEntry]]:
        """Every entry with its kind, kinds in the order of `Kind`."""
        for kind in Kind:
            for entry in self.entries(kind):
                yield kind, entry

    def easier(self, variation: Variation) -> tuple[tuple[Variation, Rung], ...]:
        """The variations this one builds on, each with the rung that leads here."""
        return self._easier.get(variation.id, ())

    def stressing(self, muscle: Muscle) -> tuple[tuple[Variation, MuscleUse], ...]:
        """The variations that use a muscle, with its role in each."""
        return self._stressing.get(muscle.id, ())

    def citing(self, reference: Reference) -> tuple[tuple[Kind, AnyEntry], ...]:
        """The entries that cite a reference, each with its kind."""
        return self._citing.get(reference.id, ())

    @cached_property
    def _positions(self) -> dict[Kind, dict[str, int]]:
        return {kind: {id_: at for at, id_ in enumerate(_ids(self.entries(kind)))} for kind in Kind}

    @cached_property
    def _easier(self) -> dict[str, tuple[tuple[Variation, Rung], ...]]:
        return _grouped(
            (rung.to, (variation, rung))
            for variation in self._leading_on()
            for rung in variation.harder
        )

    def _leading_on(self) -> Iterable[Variation]:
        """At least the variations that lead to harder ones."""
        variations = self.variations
        if isinstance(variations, PackedEntries):
            return (variations[place] for place in variations.noted)
        return variations

    @cached_property
    def _stressing(self) -> dict[str, tuple[tuple[Variation, MuscleUse], ...]]:
        return _grouped(
            (use.muscle, (variation, use))
            for variation in self.variations
            for use in variation.muscles
        )

    @cached_property
    def _citing(self) -> dict[str, tuple[tuple[Kind, AnyEntry], ...]]:
        return _grouped(
            (key, (kind, entry))
            for kind, entry in self.all_entries()
            for key in dict.fromkeys(citation_keys(entry))
        )


def _ids(entries: Sequence[AnyEntry]) -> Iterable[str]:
    if isinstance(entries, PackedEntries):
        return entries.ids
    return (entry.id for entry in entries)


def _grouped(pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    """The values that share a key, in order."""
    found: dict[str, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


class Library(Struct, frozen=True, dict=True):
    """The handbooks open in this run, what was left out of them, and the folders they came from."""

    handbooks: tuple[Handbook, ...]
    problems: tuple[Problem, ...] = ()
    folders: tuple[Path, ...] = ()

    def handbook(self, pack: str) -> Handbook | None:
        """The handbook with this pack id."""
        return self._by_id.get(pack)

    def find(self, address: Address) -> AnyEntry | None:
        """The entry at an address; None for lists of a kind and for unknown places."""
        handbook = self.handbook(address.pack)
        if handbook is None or address.kind is None or not address.id:
            return None
        return handbook.find(address.kind, address.id)

    @cached_property
    def _by_id(self) -> dict[str, Handbook]:
        return {handbook.id: handbook for handbook in self.handbooks}
