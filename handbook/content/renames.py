"""The ids that entries had in earlier versions of a pack, followed to what they are called now."""

from collections.abc import Callable, Mapping

from handbook.content.links import Targets, split_target
from handbook.content.problems import shown
from handbook.language import _

_MOST_STEPS = 100


def followed(
    renamed: Mapping[str, str], targets: Targets, report: Callable[[str, str], None]
) -> dict[str, str]:
    """Old id -> present id, however often it changed; `report` gets an old id and its problem."""
    kept: dict[str, str] = {}
    for old in renamed:
        new = renamed[old]
        passed = {old}
        while new in renamed and new not in passed and len(passed) < _MOST_STEPS:
            passed.add(new)
            new = renamed[new]
        message = _fault(old, new, renamed, targets)
        if message:
            report(old, message)
        elif _opens(new, targets):
            kept[old] = new
    return kept


def _opens(link: str, targets: Targets) -> bool:
    parts = split_target(link)
    return parts is not None and targets.opens(parts[0], parts[1])


def _fault(old: str, new: str, renamed: Mapping[str, str], targets: Targets) -> str:
    if new in renamed:
        return _("This id is renamed in a circle.")
    if _opens(old, targets):
        return _("There is still an entry {id}; it cannot be renamed.").format(id=shown(old))
    old_parts, new_parts = split_target(old), split_target(new)
    if old_parts is None or new_parts is None or old_parts[0] is not new_parts[0]:
        return _("An entry keeps its kind when its id changes.")
    return targets.fault(new_parts[0], new_parts[1])
