"""A pack folder -> a handbook and the list of its problems.

One road: read files, parse YAML, convert entries, resolve links, order. What is broken is reported
and left out; what is good opens.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import PurePosixPath
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from handbook.content import limits
from handbook.content.convert import convert
from handbook.content.glossary_links import GlossaryLinker
from handbook.content.handbook import Handbook
from handbook.content.ladder import closing_rungs
from handbook.content.links import PROSE_FIELDS, Report, Targets, checked, prose_faults, resolved
from handbook.content.model import (
    ENTRY_TYPES,
    AnyEntry,
    Entry,
    Kind,
    Manifest,
    Section,
    Term,
    Variation,
)
from handbook.content.pack_files import FILE_NAMES, MANIFEST_FILE, PackFiles
from handbook.content.pose import Figure
from handbook.content.pose_check import figure_faults
from handbook.content.problems import FieldPath, Problem, did_you_mean
from handbook.content.prose import CUSTOM, Prose
from handbook.content.renames import followed
from handbook.content.yaml_places import Places
from handbook.content.yaml_source import Source, Value, parse
from handbook.language import _, ngettext

Model = TypeVar("Model", bound=Struct)
Item = TypeVar("Item")

RESERVED_PACK_IDS = frozenset({"handout", "handouts"})
"""Pack ids that are places of the program itself."""


Watch = Callable[[float], None]
"""Is told now and then what share of the work is done, from 0 to 1, and may raise to end it."""

_PARSING = 0.7
"""The share of the work that parsing and converting is."""

_STEP = 250
"""Entries looked at between two calls of the watch; some milliseconds."""


def load_pack(
    pack: PackFiles, watch: Watch | None = None
) -> tuple[Handbook | None, tuple[Problem, ...]]:
    """Build the handbook of a pack. None when its manifest is too broken to name it.

    Raises what `watch` raises.
    """
    loader = _Loader(pack, watch)
    # Millions of values are made and none is garbage; looking for some takes longer than the rest.
    collecting = gc.isenabled()
    gc.disable()
    try:
        handbook = loader.load()
    finally:
        if collecting:
            gc.enable()
    problems = sorted(set(loader.problems))
    if len(problems) > limits.MAX_PROBLEMS:
        more = len(problems) - limits.MAX_PROBLEMS
        problems = problems[: limits.MAX_PROBLEMS]
        problems.append(
            Problem(
                MANIFEST_FILE,
                1,
                1,
                ngettext("{count} more problem.", "{count} more problems.", more).format(
                    count=more
                ),
            )
        )
    return handbook, tuple(problems)


class _Loaded(Struct, frozen=True):
    """An entry and where it came from."""

    kind: Kind
    entry: AnyEntry
    places: Places
    path: FieldPath

    def problem(self, path: FieldPath, message: str) -> Problem:
        """A problem of this entry; the path begins at its fields."""
        return self.places.problem((*self.path, *path), message)


class _Loader:
    """One load: what was broken so far, and the problems."""

    def __init__(self, pack: PackFiles, watch: Watch | None) -> None:
        self._pack = pack
        self._watch = watch
        self.problems: list[Problem] = list(pack.problems)
        self._broken: dict[Kind, set[str]] = {kind: set() for kind in Kind}
        # A file that was not read may hold any id, so that links into its kind are not dead.
        files = {problem.file for problem in pack.problems}
        self._unread = {kind for name in files if (kind := _kind_of_file(name))}

    def load(self) -> Handbook | None:
        manifest_source, manifest = self._manifest()
        loaded = self._unique(self._entries())
        targets = self._targets(loaded)
        pack = manifest.id if manifest else ""
        linked = (self._linked(item, pack, targets) for item in loaded)
        entries = list(self._watched(linked, len(loaded)))
        entries = self._without_circles(entries, loaded)
        if manifest is None or manifest_source is None:
            return None
        manifest = self._checked_manifest(manifest, manifest_source, targets)
        linker = GlossaryLinker(pack, (entry for entry in entries if isinstance(entry, Term)))
        by_kind: dict[Kind, list[Any]] = {kind: [] for kind in Kind}
        for item, entry in zip(loaded, entries, strict=True):
            by_kind[item.kind].append(_with_glossary(entry, item.kind, pack, linker))
        return Handbook(
            manifest=manifest,
            sections=self._ordered(by_kind[Kind.SECTION], manifest, manifest_source),
            variations=tuple(by_kind[Kind.VARIATION]),
            faqs=tuple(by_kind[Kind.FAQ]),
            muscles=tuple(by_kind[Kind.MUSCLE]),
            terms=tuple(by_kind[Kind.TERM]),
            references=tuple(by_kind[Kind.REFERENCE]),
        )

    def _watched(self, items: Iterable[Item], count: int) -> Iterator[Item]:
        """The items, with the watch called now and then."""
        for done, item in enumerate(items, start=1):
            yield item
            if self._watch is not None and done % _STEP == 0:
                self._watch(_PARSING + (1 - _PARSING) * done / count)

    # reading

    def _parse(self, name: str) -> Source | None:
        source, problems = parse(name, self._pack.files[name])
        self.problems += problems
        return source

    def _manifest(self) -> tuple[Source | None, Manifest | None]:
        if MANIFEST_FILE not in self._pack.files:
            message = _("The file pack.yaml is missing; it names the pack.")
            if not any(problem.file == MANIFEST_FILE for problem in self.problems):
                self.problems.append(Problem(MANIFEST_FILE, 1, 1, message))
            return None, None
        source = self._parse(MANIFEST_FILE)
        if source is None:
            return None, None
        manifest = self._converted(source.places, (), source.value, Manifest)
        if manifest is None:
            manifest = convert(_without_faults(source.value), Manifest)[0]
        if manifest is not None and manifest.id in RESERVED_PACK_IDS:
            message = _("The id “{id}” is a place of the program; choose another one.")
            self.problems.append(source.places.problem(("id",), message.format(id=manifest.id)))
            return source, None
        return source, manifest

    def _entries(self) -> Iterator[_Loaded]:
        count = 0
        for name in self._file_by_file():
            kind = _kind_of_file(name)
            if name == MANIFEST_FILE:
                continue
            if kind is None:
                message = _("No kind of entry is kept in a file of this name.")
                message += did_you_mean(PurePosixPath(name).stem, FILE_NAMES)
                self.problems.append(Problem(name, 1, 1, message))
                continue
            source = self._parse(name)
            if source is None:
                self._unread.add(kind)
                continue
            for path, value in _items(source.value):
                count += 1
                if count > limits.MAX_ENTRIES:
                    message = _("The pack has more than {limit} entries; the rest is left out.")
                    message = message.format(limit=limits.MAX_ENTRIES)
                    self.problems.append(source.places.problem(path, message))
                    self._unread.update(Kind)
                    return
                if (loaded := self._entry(kind, source.places, path, value)) is not None:
                    yield loaded

    def _file_by_file(self) -> Iterator[str]:
        """The names of the files, with the watch called after each."""
        names = sorted(self._pack.files)
        sizes = [len(self._pack.files[name]) for name in names]
        for name, read in zip(names, accumulate(sizes), strict=True):
            yield name
            if self._watch is not None:
                self._watch(_PARSING * read / sum(sizes))

    def _entry(self, kind: Kind, places: Places, path: FieldPath, value: Value) -> _Loaded | None:
        entry = self._converted(places, path, value, ENTRY_TYPES[kind])
        if entry is None:
            # Whatever is wrong with the entry, links to it are right.
            id_ = value.get("id") if isinstance(value, dict) else None
            if isinstance(id_, str) and convert({"id": id_}, Entry)[0]:
                self._broken[kind].add(id_)
            else:
                self._unread.add(kind)
            return None
        if kind is Kind.REFERENCE and entry.id == CUSTOM:
            message = _("The id “custom” marks coaching custom; choose another one.")
            self.problems.append(places.problem((*path, "id"), message))
            return None
        return _Loaded(kind, entry, places, path)

    def _converted(
        self, places: Places, path: FieldPath, value: Value, model: type[Model]
    ) -> Model | None:
        converted, faults = convert(value, model)
        self.problems += [
            places.problem((*path, *fault.path), fault.message, at_key=fault.at_key)
            for fault in faults
        ]
        return converted

    def _unique(self, items: Iterator[_Loaded]) -> list[_Loaded]:
        kept: dict[tuple[Kind, str], _Loaded] = {}
        for item in items:
            first = kept.setdefault((item.kind, item.entry.id), item)
            if first is not item:
                where = first.problem(("id",), "")
                message = _("The id “{id}” is taken already, at {file}:{line}.").format(
                    id=item.entry.id, file=where.file, line=where.line
                )
                self.problems.append(item.problem(("id",), message))
        return list(kept.values())

    # linking

    def _targets(self, loaded: list[_Loaded]) -> Targets:
        good: dict[Kind, set[str]] = {kind: set() for kind in Kind}
        for item in loaded:
            good[item.kind].add(item.entry.id)
        return Targets(
            {kind: frozenset(good[kind]) for kind in Kind},
            {kind: frozenset(self._broken[kind]) for kind in Kind},
            self._unread,
        )

    def _linked(self, item: _Loaded, pack: str, targets: Targets) -> AnyEntry:
        """The entry with good links resolved, bad ones reported and taken out."""

        def report(path: FieldPath, message: str) -> None:
            self.problems.append(item.problem(path, message))

        entry = checked(item.entry, targets, report)
        if isinstance(entry, Variation) and entry.figure is not None:
            entry = _with_sound_figure(entry, entry.figure, report)
        changes: dict[str, Prose] = {}
        for field in PROSE_FIELDS.get(type(item.entry), ()):
            prose: Prose = getattr(entry, field)
            if prose or prose.faults:
                self._report_prose(item, field, prose, targets)
                changes[field] = resolved(prose, pack, targets)
        return msgspec.structs.replace(entry, **changes) if changes else entry

    def _report_prose(self, item: _Loaded, field: str, prose: Prose, targets: Targets) -> None:
        path = (*item.path, field)
        self.problems += [
            item.places.problem_in_text(path, fault.message, fault.excerpt, fault.line)
            for fault in prose.faults
        ]
        self.problems += [
            item.places.problem_in_text(path, message, excerpt)
            for excerpt, message in prose_faults(prose, targets)
        ]

    def _without_circles(self, entries: list[AnyEntry], loaded: list[_Loaded]) -> list[AnyEntry]:
        """The entries without the rungs that lead back to where they started."""
        variations = {
            entry.id: (entry, item)
            for entry, item in zip(entries, loaded, strict=True)
            if isinstance(entry, Variation)
        }
        harder = {
            id_: [rung.to for rung in entry.harder] for id_, (entry, _item) in variations.items()
        }
        closing: dict[str, set[str]] = {}
        for start, end in closing_rungs(harder):
            closing.setdefault(start, set()).add(end)
        for start, ends in closing.items():
            self._report_circle(variations[start][1], ends)
        return [
            msgspec.structs.replace(
                entry,
                harder=tuple(rung for rung in entry.harder if rung.to not in closing[entry.id]),
            )
            if isinstance(entry, Variation) and entry.id in closing
            else entry
            for entry in entries
        ]

    def _report_circle(self, item: _Loaded, ends: set[str]) -> None:
        written = item.entry.harder if isinstance(item.entry, Variation) else ()
        for index, rung in enumerate(written):
            if rung.to in ends:
                message = _("The ladder of harder variations runs in a circle through “{id}”.")
                message = message.format(id=rung.to)
                self.problems.append(item.problem(("harder", index, "to"), message))

    # the manifest

    def _checked_manifest(self, manifest: Manifest, source: Source, targets: Targets) -> Manifest:
        def report(path: FieldPath, message: str) -> None:
            self.problems.append(source.places.problem(path, message))

        for index, id_ in enumerate(manifest.sections):
            if message := targets.fault(Kind.SECTION, id_):
                report(("sections", index), message)
        renamed = followed(
            manifest.renamed, targets, lambda old, message: report(("renamed", old), message)
        )
        manifest = checked(manifest, targets, report)
        return msgspec.structs.replace(manifest, renamed=renamed)

    def _ordered(
        self, sections: list[Section], manifest: Manifest, source: Source
    ) -> tuple[Section, ...]:
        by_id = {section.id: section for section in sections}
        listed = [by_id.pop(id_) for id_ in manifest.sections if id_ in by_id]
        for id_ in by_id if manifest.sections else ():
            message = _("The section “{id}” is not listed under “sections”; it comes last.")
            self.problems.append(source.places.problem(("sections",), message.format(id=id_)))
        return (*listed, *by_id.values())


def _kind_of_file(name: str) -> Kind | None:
    """The kind whose entries a file (or a whole folder) of a pack holds."""
    top = PurePosixPath(name).parts[0]
    return FILE_NAMES.get(top) or FILE_NAMES.get(PurePosixPath(top).stem)


def _without_faults(value: Value) -> Value:
    """A manifest without the parts that are wrong, so that one bad dose closes no handbook."""
    if not isinstance(value, dict):
        return value
    wrong = {fault.path[:2] for fault in convert(value, Manifest)[1]}
    kept: dict[str, Value] = {}
    for name, part in value.items():
        if (name,) in wrong:
            continue
        if isinstance(part, list):
            kept[name] = [item for at, item in enumerate(part) if (name, at) not in wrong]
        elif isinstance(part, dict):
            kept[name] = {key: item for key, item in part.items() if (name, key) not in wrong}
        else:
            kept[name] = part
    return kept


def _items(value: Value) -> Iterator[tuple[FieldPath, Value]]:
    """The entries of a file: each item of a list, or the one mapping it is."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield (index,), item
    else:
        yield (), value


def _with_sound_figure(entry: Variation, figure: Figure, report: Report) -> Variation:
    """The variation without its figure if that cannot be drawn; the faults are reported."""
    faults = list(figure_faults(figure))
    for path, message in faults:
        report(("figure", *path), message)
    return msgspec.structs.replace(entry, figure=None) if faults else entry


def _with_glossary(entry: AnyEntry, kind: Kind, pack: str, linker: GlossaryLinker) -> AnyEntry:
    own = f"{pack}/{kind}/{entry.id}"
    changes: Mapping[str, Prose] = {
        field: linker.linked(prose, own)
        for field in PROSE_FIELDS.get(type(entry), ())
        if field != "client" and (prose := getattr(entry, field))
    }
    return msgspec.structs.replace(entry, **changes) if changes else entry
