"""Hints that make a handout easier to follow: what, where, and what to do; they block nothing."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from handbook.content.address import address_or_none, parse_address
from handbook.content.handbook import Library
from handbook.content.model import Laterality
from handbook.handout.clarity_order import height_of, turned_down, variation_of
from handbook.handout.clarity_plain_words import PlainWords
from handbook.handout.clarity_reading_grade import AIM, FORMULA, Measure, measure, reading_grade
from handbook.handout.clarity_texts import Exercise, TextPart, text_parts
from handbook.handout.model import Handout, OrderMode, PageField, Voice
from handbook.handout.practice import Practice
from handbook.handout.prescription import LoadType, Side
from handbook.handout.prescription_defaults import prescription_for
from handbook.handout.wording import dose_sentences
from handbook.language import _, ngettext

MOST_EXERCISES = 5
"""People over 65 given 2 exercises did better than those given 8 (Henry et al. 1999, n = 15)."""

LONGEST_SENTENCE = 20
"""In words; the plain-language guidelines of the United States government."""

_GRADE_NEEDS_WORDS = 10
"""A grade of fewer words says nothing."""

_ONE_SIDED = frozenset((Laterality.UNILATERAL, Laterality.ALTERNATING, Laterality.B_STANCE))


class HintKind(StrEnum):
    """What a hint is about."""

    MAIN_MESSAGE = "main-message"
    READING_GRADE = "reading-grade"
    LONG_SENTENCE = "long-sentence"
    PLAIN_WORD = "plain-word"
    DOSE = "dose"
    LOAD = "load"
    SIDE = "side"
    FREQUENCY = "frequency"
    HAND_WRITTEN = "hand-written"
    STOP_IF = "stop-if"
    CONTACT = "contact"
    REVIEW = "review"
    MANY_EXERCISES = "many-exercises"
    ORDER = "order"


class Hint(Struct, frozen=True):
    """One thing that could be clearer: what it is, what to do, and where.

    `item` is the index of an item of the handout, None for the handout itself; `field` is the
    field there that the advice is about, as the model calls it. `word` and `plainer` are those of
    a PLAIN_WORD.
    """

    kind: HintKind
    what: str
    advice: str
    item: int | None = None
    field: str = ""
    word: str = ""
    plainer: str = ""


class Clarity(Struct, frozen=True):
    """How clear a handout is.

    `grade` is the reading grade by `formula`, None where there are too few words or they are not
    English; `longest` the words of the longest sentence.
    """

    grade: float | None
    longest: int
    hints: tuple[Hint, ...]
    formula: str = FORMULA


def clarity(
    handout: Handout, library: Library, words: PlainWords, practice: Practice | None = None
) -> Clarity:
    """Check a handout; fast enough to run at every key press.

    Whom to call is asked for when the practice is given. The wording is checked only for the
    client's copy and only in English, which the formula and the list are made for.
    """
    exercises = tuple(_exercises(handout, library))
    hints = list(_of_whole(handout, exercises, practice))
    for exercise in exercises:
        hints += _of_dose(exercise)
    if handout.voice is not Voice.CLIENT or not _in_english(handout, library):
        return Clarity(None, 0, tuple(hints))
    parts = [(part, measure(part.text)) for part in text_parts(handout, exercises)]
    grade = _grade(measured for _part, measured in parts)
    longest = max((len(said) for _part, each in parts for said in each.sentences), default=0)
    hints += _of_grade(parts)
    hints += _of_longest(longest, parts)
    hints += _of_words(parts, words)
    return Clarity(grade, longest, tuple(hints))


def _exercises(handout: Handout, library: Library) -> Iterator[Exercise]:
    for index, item in enumerate(handout.items):
        variation = variation_of(item, library)
        if variation is None:
            continue
        handbook = library.handbook(parse_address(item.address).pack)
        prescription = item.dose
        if prescription is None and handbook is not None:
            prescription = prescription_for(variation, handbook, handout.goal)
        yield Exercise(index, item, variation, prescription)


def _in_english(handout: Handout, library: Library) -> bool:
    """Whether the first item that is still there is in English; so is a handout without any."""
    for item in handout.items:
        address = address_or_none(item.address)
        handbook = library.handbook(address.pack) if address else None
        if handbook is not None:
            return handbook.manifest.language.partition("-")[0] == "en"
    return True


# The whole handout


def _of_whole(
    handout: Handout, exercises: Sequence[Exercise], practice: Practice | None
) -> Iterator[Hint]:
    if not exercises:
        return
    if handout.voice is Voice.CLIENT and not handout.main_message.strip():
        what = _("There is no main message.")
        advice = _("Say in a sentence what matters most; it stands first on the page.")
        yield Hint(HintKind.MAIN_MESSAGE, what, advice, field="main_message")
    yield from _stop_if(handout, exercises)
    if practice is not None and not (practice.phone.strip() or practice.email.strip()):
        what = _("Nothing says whom to call when something hurts.")
        advice = _("Enter a phone number or an e-mail address in the details of your practice.")
        yield Hint(HintKind.CONTACT, what, advice)
    doses = [exercise.prescription for exercise in exercises if exercise.prescription is not None]
    if not handout.review_date and not any(dose.review_date for dose in doses):
        what = _("There is no date for the next review.")
        advice = _("Choose the day on which you look at the plan again.")
        yield Hint(HintKind.REVIEW, what, advice, field="review_date")
    if len(exercises) > MOST_EXERCISES:
        what = _("There are {count} exercises; people do more of a plan with 2 to {limit}.")
        advice = _("Leave out what matters least, or make a second handout for later.")
        what = what.format(count=len(exercises), limit=MOST_EXERCISES)
        yield Hint(HintKind.MANY_EXERCISES, what, advice, field="items")
    back = turned_down([height_of(exercise.variation) for exercise in exercises])
    if back is not None and handout.order is OrderMode.MANUAL:
        exercise = exercises[back]
        what = _("For “{name}” the client has to get up or down once more.")
        advice = _("Order the exercises by position: lying, kneeling, sitting, standing.")
        what = what.format(name=exercise.variation.name)
        yield Hint(HintKind.ORDER, what, advice, exercise.index, "order")


def _stop_if(handout: Handout, exercises: Sequence[Exercise]) -> Iterator[Hint]:
    if not handout.shows(PageField.STOP_IF):
        what = _("The signs to stop at are hidden.")
        yield Hint(HintKind.STOP_IF, what, _("Show them again."), field="hidden_fields")
        return
    for exercise in exercises:
        client = exercise.variation.client
        signs = client.stop_if if client else exercise.variation.stop_if
        if not signs and not exercise.item.note.strip():
            what = _("Nothing says when to stop “{name}”.").format(name=exercise.variation.name)
            advice = _("Write in the note which signs to stop at.")
            yield Hint(HintKind.STOP_IF, what, advice, exercise.index, "note")


# A dose


def _of_dose(exercise: Exercise) -> Iterator[Hint]:
    name, index, dose = exercise.variation.name, exercise.index, exercise.prescription
    if dose is None:
        what = _("Nothing says how much of “{name}” to do.").format(name=name)
        advice = _("Enter sets and repetitions.")
        yield Hint(HintKind.DOSE, what, advice, index, "dose")
        return
    if dose.side is Side.TOGETHER and exercise.variation.laterality in _ONE_SIDED:
        what = _("“{name}” works one side, and no side is said.").format(name=name)
        advice = _("Choose each side, one side, or the weaker side first.")
        yield Hint(HintKind.SIDE, what, advice, index, "side")
    if dose.load.type is LoadType.UNSTATED:
        what = _("Nothing says with what weight to do “{name}”.").format(name=name)
        advice = _("Enter the load; body weight counts too.")
        yield Hint(HintKind.LOAD, what, advice, index, "load")
    if dose.days is None and dose.times_a_day is None:
        what = _("Nothing says how often to do “{name}”.").format(name=name)
        advice = _("Enter the days a week, or the times a day.")
        yield Hint(HintKind.FREQUENCY, what, advice, index, "days_a_week")
    yield from _of_hand_written(exercise)


def _of_hand_written(exercise: Exercise) -> Iterator[Hint]:
    overrides, dose = exercise.item.overrides, exercise.prescription
    if dose is None or not overrides:
        return
    for voice in Voice:
        if any(said.stale for said in dose_sentences(dose, voice, overrides)):
            what = _("The dose of “{name}” has changed since a sentence was written by hand.")
            what = what.format(name=exercise.variation.name)
            advice = _("Read the sentence again, or go back to the generated one.")
            yield Hint(HintKind.HAND_WRITTEN, what, advice, exercise.index, "overrides")
            return


# The wording


def _grade(measures: Iterable[Measure]) -> float | None:
    measures = tuple(measures)
    if sum(measured.words for measured in measures) < _GRADE_NEEDS_WORDS:
        return None
    return reading_grade(measures)


def _of_grade(parts: Sequence[tuple[TextPart, Measure]]) -> Iterator[Hint]:
    """A hint for each place: easy texts elsewhere do not make a hard one easier to read."""
    places: dict[tuple[int | None, str], list[Measure]] = {}
    for part, measured in parts:
        places.setdefault((part.item, part.field), []).append(measured)
    for (item, field), measures in places.items():
        grade = _grade(measures)
        if grade is not None and round(grade, 1) > AIM:
            what = _("This text reads like grade {grade} ({formula}); aim for {aim} or less.")
            what = what.format(grade=f"{grade:.1f}", formula=FORMULA, aim=f"{AIM:g}")
            advice = _("Use shorter sentences and shorter words.")
            yield Hint(HintKind.READING_GRADE, what, advice, item, field)


def _of_longest(longest: int, parts: Sequence[tuple[TextPart, Measure]]) -> Iterator[Hint]:
    if longest <= LONGEST_SENTENCE:
        return
    part = next(
        part for part, each in parts if any(len(said) == longest for said in each.sentences)
    )
    what = ngettext(
        "The longest sentence has {count} word; {limit} is plenty.",
        "The longest sentence has {count} words; {limit} is plenty.",
        longest,
    ).format(count=longest, limit=LONGEST_SENTENCE)
    advice = _("Make two sentences of it.")
    yield Hint(HintKind.LONG_SENTENCE, what, advice, part.item, part.field)


def _of_words(parts: Sequence[tuple[TextPart, Measure]], words: PlainWords) -> Iterator[Hint]:
    told: set[tuple[int | None, str, str]] = set()
    for part, measured in parts:
        for word, plainer in words.find(measured):
            if (part.item, part.field, word) not in told:
                told.add((part.item, part.field, word))
                what = _("“{word}” is a word that not everyone knows.").format(word=word)
                advice = _("Say “{plainer}”, or explain it.").format(plainer=plainer)
                yield Hint(HintKind.PLAIN_WORD, what, advice, part.item, part.field, word, plainer)
