"""What holds for all exercises: when to stop, harder and easier, disclaimer, room to write."""

from collections.abc import Iterable, Iterator, Sequence

from handbook.content.handbook import Handbook
from handbook.content.model import Variation
from handbook.handout.blocks import one_line
from handbook.handout.dose_box import About, Said
from handbook.handout.exercise_card import stop_signs
from handbook.handout.log_sheet import USUAL_WEEKS, day_names, weeks_of
from handbook.handout.model import Handout, Layout, Voice
from handbook.handout.page import ByHand, Labeled, StopBox
from handbook.handout.picked import Picked
from handbook.handout.practice import Practice
from handbook.language import _

_MOST_WEEKS = 8
"""More weeks than this take a log sheet."""


def common_signs(voice: Voice, exercises: Sequence[Picked], *, every: bool) -> tuple[str, ...]:
    """The signs to stop at that several exercises share, in their order; or `every` one."""
    counts: dict[str, int] = {}
    for each in exercises:
        if isinstance(each.entry, Variation):
            for sign in dict.fromkeys(stop_signs(each.entry, voice)):
                counts[sign] = counts.get(sign, 0) + 1
    least = 1 if every or len(exercises) == 1 else 2
    return tuple(sign for sign, count in counts.items() if count >= least)


def stop_box(
    voice: Voice, signs: tuple[str, ...], once: Said, practice: Practice | None
) -> StopBox | None:
    """When to stop and whom to tell; a client is always told whom."""
    pain = once.get(About.PAIN, "")
    if voice is Voice.TRAINER:
        return StopBox(_("Stop if"), signs, pain, "") if signs or pain else None
    return StopBox(
        _("Stop if"), signs or (_("Something hurts or feels wrong."),), pain, _call(practice)
    )


def _call(practice: Practice | None) -> str:
    name = one_line(practice.name) if practice is not None else ""
    phone = one_line(practice.phone) if practice is not None else ""
    if name and phone:
        return _("Then call {name}: {phone}").format(name=name, phone=phone)
    if phone:
        return _("Then call {phone}").format(phone=phone)
    if name:
        return _("Then ask {name} before you go on.").format(name=name)
    return _("Then ask your trainer before you go on.")


def rules(voice: Voice, once: Said) -> Iterator[Labeled]:
    """When to make it harder and when easier, where it is the same for every exercise."""
    names = {About.HARDER: _("Harder"), About.EASIER: _("Easier")}
    for about, name in names.items():
        if about in once:
            yield Labeled(name if voice is Voice.CLIENT else "", once[about])


def disclaimers(handbooks: Iterable[Handbook], practice: Practice | None) -> tuple[str, ...]:
    """The practice's own disclaimer, else those of the packs, each once."""
    if practice is not None and practice.disclaimer.strip():
        return (one_line(practice.disclaimer),)
    found = (book.manifest.client_disclaimer or book.manifest.disclaimer for book in handbooks)
    return tuple(dict.fromkeys(found))


def by_hand(handout: Handout, layout: Layout, exercises: Sequence[Picked]) -> ByHand:
    """Boxes for the sessions of each week and lines for notes; a log sheet has its own boxes."""
    doses = [each.dose for each in exercises if each.dose is not None]
    weeks = max((weeks_of(dose, handout) for dose in doses), default=USUAL_WEEKS)
    sessions = max((len(day_names(dose)) * (dose.times_a_day or 1) for dose in doses), default=0)
    if layout is Layout.LOG or handout.voice is Voice.TRAINER or weeks > _MOST_WEEKS:
        sessions = 0
    return ByHand(
        sessions_label=_("Tick a box after each session"),
        weeks=tuple(
            _("Week {number}").format(number=week) for week in range(1, weeks + 1) if sessions
        ),
        sessions=sessions,
        notes_label=_("Notes"),
    )
