"""The sentences of a dose, gathered by what they are about; what all exercises share, apart."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from handbook.handout.model import Item, SentenceKey, Voice
from handbook.handout.page import DoseBox, Labeled
from handbook.handout.prescription import Prescription
from handbook.handout.wording import dose_sentences
from handbook.language import N_, _


class About(StrEnum):
    """What a sentence is about; their order is that of the lines in the box."""

    MAIN = "main"
    HOW_HARD = "how-hard"
    PACE = "pace"
    GROUP = "group"
    REST = "rest"
    WHEN = "when"
    PAIN = "pain"
    HARDER = "harder"
    EASIER = "easier"
    WHY = "why"
    NOTE = "note"


_ABOUT = {
    SentenceKey.AMOUNT: About.MAIN,
    SentenceKey.DOSE: About.MAIN,
    SentenceKey.SIDE: About.MAIN,
    SentenceKey.WARM_UP: About.HOW_HARD,
    SentenceKey.LOAD: About.HOW_HARD,
    SentenceKey.SCHEME: About.HOW_HARD,
    SentenceKey.EFFORT: About.HOW_HARD,
    SentenceKey.TEMPO: About.PACE,
    SentenceKey.TEMPO_UP: About.PACE,
    SentenceKey.TEMPO_TOP: About.PACE,
    SentenceKey.TEMPO_DOWN: About.PACE,
    SentenceKey.TEMPO_BOTTOM: About.PACE,
    SentenceKey.HOLD: About.PACE,
    SentenceKey.GROUP: About.GROUP,
    SentenceKey.REST_WITHIN: About.REST,
    SentenceKey.REST: About.REST,
    SentenceKey.REST_AFTER: About.REST,
    SentenceKey.TIMES_A_DAY: About.WHEN,
    SentenceKey.DAYS: About.WHEN,
    SentenceKey.TIMES_A_WEEK: About.WHEN,
    SentenceKey.HOURS_BETWEEN: About.WHEN,
    SentenceKey.START: About.WHEN,
    SentenceKey.WEEKS: About.WHEN,
    SentenceKey.REVIEW: About.WHEN,
    SentenceKey.PHASE: About.WHEN,
    SentenceKey.PAIN_LIMIT: About.PAIN,
    SentenceKey.PROGRESS: About.HARDER,
    SentenceKey.PROGRESS_STEP: About.HARDER,
    SentenceKey.PROGRESS_RESTART: About.HARDER,
    SentenceKey.BACK_OFF: About.EASIER,
    SentenceKey.BACK_OFF_PAIN: About.EASIER,
    SentenceKey.BACK_OFF_FORM: About.EASIER,
    SentenceKey.BACK_OFF_MISSED: About.EASIER,
    SentenceKey.BACK_OFF_STEP: About.EASIER,
    SentenceKey.PURPOSE: About.WHY,
    SentenceKey.NOTE: About.NOTE,
    SentenceKey.SOURCE: About.NOTE,
}

_LABELS = {
    About.HOW_HARD: N_("How hard"),
    About.PACE: N_("How fast"),
    About.GROUP: N_("In turn"),
    About.REST: N_("Rest"),
    About.WHEN: N_("When"),
    About.PAIN: N_("Pain"),
    About.HARDER: N_("Harder"),
    About.EASIER: N_("Easier"),
}

NOT_IN_LOGS = (About.PACE, About.HARDER, About.EASIER, About.WHY)
"""What a log sheet has no room for."""

_ONCE_FOR_ALL = (About.WHEN, About.PAIN, About.HARDER, About.EASIER)
"""What is said once on the page when it is the same for every exercise."""

Said = Mapping[About, str]
"""What a dose says of each subject; a subject of which it says nothing is missing."""


def said(dose: Prescription, voice: Voice, item: Item) -> Said:
    """The sentences of a dose by subject; the client's run on, the trainer's take a line each."""
    glue = " " if voice is Voice.CLIENT else "\n"
    found: dict[About, str] = {}
    for sentence in dose_sentences(dose, voice, item.overrides):
        if sentence.text:
            about = _ABOUT[sentence.key]
            before = found.get(about)
            found[about] = f"{before}{glue}{sentence.text}" if before else sentence.text
    return found


def shared(doses: Sequence[Said]) -> Said:
    """What every dose says in the same words, of those subjects that can be said once for all."""
    if not doses:
        return {}
    first, *rest = doses
    return {
        about: first[about]
        for about in _ONCE_FOR_ALL
        if about in first and all(other.get(about) == first[about] for other in rest)
    }


def dose_box(dose: Said, voice: Voice, without: Said, leave_out: Collection[About] = ()) -> DoseBox:
    """The box of one exercise, without what is said elsewhere on the page or left out."""
    is_client = voice is Voice.CLIENT
    elsewhere = (About.MAIN, About.WHY, *leave_out)
    lines = tuple(
        Labeled(_(_LABELS[about]) if is_client and about in _LABELS else "", dose[about])
        for about in About
        if about in dose and about not in elsewhere and without.get(about) != dose[about]
    )
    return DoseBox(_("How much") if is_client else _("Dose"), dose.get(About.MAIN, ""), lines)


def unknown_dose() -> DoseBox:
    """What a client is told where nobody has said how much."""
    return DoseBox(_("How much"), _("As many as your trainer showed you."))
