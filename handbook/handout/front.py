"""What stands before the cards: whose handout it is, what it is for, and today's plan."""

from collections.abc import Iterable, Iterator

from handbook.content.labels import label
from handbook.handout.blocks import one_line
from handbook.handout.dose_box import About, Said
from handbook.handout.log_sheet import how_to_fill_in
from handbook.handout.model import Handout, Layout, PageField, Voice
from handbook.handout.page import Group, Labeled, Letterhead, Plan, PlanLine
from handbook.handout.picked import Picked
from handbook.handout.practice import Practice
from handbook.handout.prescription import Prescription
from handbook.handout.session_length import session_minutes
from handbook.handout.wording import dose_line, length_text
from handbook.handout.wording_dates import date_text
from handbook.language import _, ngettext

_DOSE_ON_CARDS = frozenset((Layout.FOUR_UP, Layout.LOG, Layout.COMPARISON))
"""Layouts that fit so many exercises on a page that a list of them would only repeat it."""


def letterhead(practice: Practice | None, logo: str) -> Letterhead | None:
    """The practice on the page; None when nothing is known of it."""
    if practice is None:
        return None
    lines = (*practice.address_lines, practice.phone, practice.email)
    made = Letterhead(
        name=one_line(practice.name),
        credentials=one_line(practice.credentials),
        contact=tuple(line for line in map(one_line, lines) if line),
        logo=logo,
        logo_alt=_("Logo of {name}").format(name=one_line(practice.name)).strip(),
    )
    return made if made.name or made.credentials or made.contact or made.logo else None


def title_of(handout: Handout, *, exercises: bool) -> str:
    """The title, by default after what is on the handout."""
    if title := one_line(handout.title):
        return title
    if handout.layout is Layout.LOG:
        return _("Training log")
    if handout.voice is Voice.CLIENT:
        return _("Your exercises") if exercises else _("Good to know")
    return _("Session plan") if exercises else _("Session notes")


def details_of(handout: Handout) -> Iterator[str]:
    """What stands beside the name and the date."""
    if handout.voice is Voice.TRAINER:
        yield _("Trainer's copy")
        if handout.goal is not None:
            yield _("Goal: {goal}").format(goal=label(handout.goal))


def goal_of(handout: Handout) -> Labeled | None:
    """What the client wants, in the client's words."""
    words = one_line(handout.client_goal)
    if not words:
        return None
    name = _("Your goal") if handout.voice is Voice.CLIENT else _("Client's goal")
    return Labeled(name, words)


def plan_of(
    handout: Handout, layout: Layout, exercises: Iterable[Picked], names: Iterable[str], once: Said
) -> Plan | None:
    """Today's plan; None where there would be nothing in it."""
    if not handout.shows(PageField.PLAN):
        return None
    exercises = tuple(exercises)
    shows_doses = handout.shows(PageField.DOSE)
    lines = tuple(
        PlanLine(
            each.number,
            name,
            dose_line(each.dose, handout.voice) if each.dose is not None and shows_doses else "",
            each.group,
        )
        for each, name in zip(exercises, names, strict=True)
    )
    doses = [each.dose for each in exercises if each.dose is not None]
    facts = tuple(_facts(handout, layout, doses, once))
    listed = len(lines) > 1 and layout not in _DOSE_ON_CARDS
    if not facts and not listed:
        return None
    return Plan(_("Today's plan"), lines if listed else (), facts)


def _facts(
    handout: Handout, layout: Layout, doses: list[Prescription], once: Said
) -> Iterator[Labeled]:
    minutes = session_minutes(doses)
    if minutes is not None and handout.shows(PageField.SESSION_LENGTH):
        yield Labeled(_("How long"), length_text(minutes))
    if (when := once.get(About.WHEN)) and handout.shows(PageField.DOSE):
        yield Labeled(_("When"), when)
    if (weeks := handout.weeks) and not any(dose.weeks for dose in doses):
        text = ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)
        yield Labeled(_("For"), text)
    if layout is Layout.LOG and handout.voice is Voice.CLIENT:
        yield Labeled(_("Fill in"), how_to_fill_in(doses))
    if handout.review_date:
        name = _("Next visit") if handout.voice is Voice.CLIENT else _("Review")
        yield Labeled(name, date_text(handout.review_date))


def groups_of(voice: Voice, exercises: Iterable[Picked]) -> Iterator[Group]:
    """The exercises that are done in turn, each group once, with the rule that joins them."""
    counts: dict[str, int] = {}
    rules: dict[str, str] = {}
    for each in exercises:
        if each.group:
            counts[each.group] = counts.get(each.group, 0) + 1
            rules.setdefault(each.group, each.said.get(About.GROUP, ""))
    for letter, count in counts.items():
        yield Group(letter, rules[letter] or _rule(voice, letter, count))


def _rule(voice: Voice, letter: str, count: int) -> str:
    if voice is Voice.CLIENT:
        return _("Do these in turn.")
    if count == 2:
        return _("Superset {letter}: one set of each in turn").format(letter=letter)
    if count == 3:
        return _("Tri-set {letter}: one set of each in turn").format(letter=letter)
    return _("Circuit {letter}: one set of each in turn").format(letter=letter)
