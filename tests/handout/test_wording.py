"""A dose in words: notation for the trainer, sentences that need no sums for the client."""

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given

from handbook.content.dose import bounds
from handbook.content.model import Count
from handbook.handout.clarity_reading_grade import AIM, measure, reading_grade
from handbook.handout.effort import Effort, EffortScale
from handbook.handout.model import Override, SentenceKey, Voice
from handbook.handout.one_repetition_maximum import Formula, OneRepetitionMaximum
from handbook.handout.prescription import (
    BackOffRule,
    Change,
    FirstPhase,
    HoldAt,
    Load,
    LoadType,
    Prescription,
    Progression,
    ProgressRule,
    Scheme,
    Setback,
    Side,
    Unit,
    Weekday,
    WeightUnit,
)
from handbook.handout.wording import (
    Sentence,
    dose_line,
    dose_sentences,
    length_text,
    override_of,
)
from handbook.handout.wording_dates import date_text
from handbook.handout.wording_own_words import as_sentence

from .prescriptions import prescriptions

CLIENT, TRAINER = Voice.CLIENT, Voice.TRAINER


def words(voice: Voice, **fields: Any) -> str:
    fields.setdefault("amount", (8, 8))
    return " ".join(said.text for said in dose_sentences(Prescription(**fields), voice))


def client(**fields: Any) -> str:
    return words(CLIENT, **fields)


def trainer(**fields: Any) -> str:
    return words(TRAINER, **fields)


def reserve(low: float, high: float | None = None) -> Effort:
    return Effort(EffortScale.RIR, (low, low if high is None else high))


def kilograms(low: float, high: float | None = None, kind: LoadType = LoadType.ABSOLUTE) -> Load:
    return Load(type=kind, weight=(low, low if high is None else high))


FULL = Prescription(
    sets=(3, 3),
    warm_up_sets=1,
    amount=(8, 12),
    side=Side.EACH,
    load=Load(type=LoadType.PERCENT_1RM, percent=(70, 75), maximum=OneRepetitionMaximum(100.0)),
    effort=reserve(2),
    tempo="2-0-1-1",
    rest_seconds=(120, 120),
    times_a_day=1,
    weekdays=(Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY),
    weeks=6,
    review_date="2026-03-05",
    progress=ProgressRule(),
    back_off=BackOffRule(when=(Setback.PAIN, Setback.MISSED_TWICE)),
    pain_limit=3,
    purpose="strong hips make stairs easy",
    trainer_note="Early in the session.",
    source="NSCA (2016)",
)


def test_the_client_reads_sentences() -> None:
    assert [said.text for said in dose_sentences(FULL, CLIENT)] == [
        "Do 3 rounds of 8 to 12.",
        "Do that much on each side.",
        "First do 1 easy round to warm up.",
        "Use 70 to 75 kg.",
        "Take 1 second to go up.",
        "Hold for 1 second at the top.",
        "Take 2 seconds to go down.",
        "Stop when you could do 2 more.",
        "Rest 2 minutes between rounds.",
        "Do this on Monday, Wednesday and Friday.",
        "Do this for 6 weeks.",
        "We check this again on March 5, 2026.",
        "Keep any pain at 3 out of 10 or less.",
        "Make it harder when you can do 12 in each round.",
        "To make it harder, add 2.5 kg.",
        "Then start again at 8.",
        "Make it easier if any pain goes above 3 out of 10.",
        "Make it easier if you cannot do 8 two times in a row.",
        "To make it easier, take off 2.5 kg.",
        "Strong hips make stairs easy.",
    ]


def test_the_trainer_reads_the_notation() -> None:
    assert [said.text for said in dose_sentences(FULL, TRAINER)] == [
        "3 × 8-12 per side @ 70-75% 1RM = 70-75 kg (1RM 100 kg), 1 warm-up set, RIR 2 (RPE 8), "
        "2-0-1-1, rest 120 s",
        "Tempo 2-0-1-1: up 1, hold 1, down 2",
        "1×/day, 3 days/week, Mon, Wed, Fri",
        "6 weeks, review on March 5, 2026",
        "Pain: at most 3 of 10 (NRS)",
        "Progress: Double progression; then + the smallest step of load",
        "Back off: Pain above the limit; Too few, two sessions running; then - the smallest step "
        "of load",
        "Purpose: strong hips make stairs easy",
        "Early in the session.",
        "Basis: NSCA (2016)",
    ]


def test_an_estimated_maximum_names_its_formula_and_its_set() -> None:
    load = Load(
        type=LoadType.PERCENT_1RM,
        percent=(70, 70),
        maximum=OneRepetitionMaximum(80.0, 8, Formula.EPLEY),
    )
    assert "@ 70% 1RM = about 70 kg (1RM about 101 kg, Epley 1985: 8 × 80 kg)" in trainer(load=load)
    assert "Use 70 kg." in client(load=load)


def test_one_line_for_the_plan() -> None:
    assert dose_line(FULL, CLIENT) == "3 rounds of 8 to 12 on each side"
    assert dose_line(FULL, TRAINER) == "3 × 8-12 per side"


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"sets": (1, 1)}, "1 round of 8"),
        ({"side": Side.LEFT}, "3 rounds of 8 on the left side"),
        ({"side": Side.RIGHT}, "3 rounds of 8 on the right side"),
        ({"side": Side.ALTERNATE}, "3 rounds of 8 on each side"),
        ({"unit": Unit.TECHNICAL_FAILURE}, "3 rounds of as many as you can"),
        ({"scheme": Scheme.AMRAP}, "3 rounds of 8 or more"),
        ({"scheme": Scheme.AMRAP, "unit": Unit.MINUTES}, "3 rounds of 8 minutes"),
    ],
)
def test_the_clients_line(fields: dict[str, Any], line: str) -> None:
    assert dose_line(Prescription(**{"amount": (8, 8)} | fields), CLIENT) == line


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"sets": (1, 1)}, "Do 1 round of 8."),
        ({"sets": (1, 2)}, "Do 1 or 2 rounds of 8."),
        ({"sets": (0, 1)}, "Do up to 1 round of 8."),
        ({"amount": (0, 5)}, "Do 3 rounds of up to 5."),
        ({"amount": (1, 1), "unit": Unit.SECONDS}, "3 rounds of 1 second."),
        ({"amount": (30, 60), "unit": Unit.SECONDS}, "3 rounds of 30 to 60 seconds."),
        ({"amount": (1, 1), "unit": Unit.MINUTES}, "3 rounds of 1 minute."),
        ({"amount": (20, 20), "unit": Unit.METERS}, "3 rounds of 20 meters."),
        ({"amount": (1, 1), "unit": Unit.BREATHS}, "3 rounds of 1 breath."),
        ({"unit": Unit.TECHNICAL_FAILURE}, "3 rounds of as many as you can with good form."),
        ({"scheme": Scheme.AMRAP}, "3 rounds of as many as you can, at least 8."),
        (
            {"scheme": Scheme.AMRAP, "amount": (5, 5), "unit": Unit.MINUTES},
            "3 rounds of as many as you can in 5 minutes.",
        ),
        ({"scheme": Scheme.EMOM}, "Start a new round every minute, and rest for what is left"),
        ({"scheme": Scheme.CLUSTER}, "Take short breaks inside each round."),
        (
            {"scheme": Scheme.CLUSTER, "rest_within_seconds": 15},
            "Inside each round, take short breaks of 15 seconds.",
        ),
        ({"scheme": Scheme.RAMP}, "Use a little more weight each round."),
        ({"side": Side.WEAKER_FIRST}, "Start with your weaker side, then do as much on the other."),
        ({"side": Side.LEFT}, "Use only your left side."),
        ({"warm_up_sets": 2}, "First do 2 easy rounds to warm up."),
        ({"hold_seconds": 5, "hold_at": HoldAt.BOTTOM}, "Hold each one at the bottom for 5 sec"),
        ({"rest_seconds": (0, 0)}, "Do not rest between rounds."),
        ({"rest_seconds": (0, 60)}, "Rest up to 1 minute between rounds."),
        ({"rest_seconds": (45, 45)}, "Rest 45 seconds between rounds."),
        ({"rest_seconds": (60, 90)}, "Rest 60 to 90 seconds between rounds."),
        ({"rest_seconds": (60, 120)}, "Rest 1 to 2 minutes between rounds."),
        ({"rest_seconds": (90, 150)}, "Rest 90 seconds to 2½ minutes between rounds."),
        ({"rest_seconds": (200, 200)}, "Rest 3 minutes and 20 seconds between rounds."),
        ({"rest_after_seconds": (180, 180)}, "Rest 3 minutes before the next exercise."),
        ({"rest_after_seconds": (0, 0)}, "Then go straight on to the next exercise."),
        ({"group": "A", "order": 2}, "Do one round of each exercise marked A, then start again."),
        (
            {"group": "A", "order": 1, "sets": (1, 1), "rest_seconds": (0, 0)},
            "Do not rest after a round.",
        ),
        ({"effort": reserve(0)}, "Stop when you could not do one more with good form."),
        ({"effort": reserve(0, 1)}, "Stop when you could do 1 more, or none."),
        ({"effort": reserve(0, 3)}, "Stop when you could do 3 more, or fewer."),
        ({"effort": reserve(1)}, "Stop when you could do 1 more."),
        ({"effort": reserve(1.5)}, "Stop when you could do 1 or 2 more."),
        ({"effort": reserve(1, 3)}, "Stop when you could do 1 to 3 more."),
        ({"effort": Effort(EffortScale.RPE, (7, 8))}, "Stop when you could do 2 or 3 more."),
        (
            {"effort": reserve(3), "unit": Unit.SECONDS},
            "Aim for an effort of 7 out of 10, where 10 is all you can do.",
        ),
        ({"times_a_day": 1}, "Do this once a day."),
        ({"times_a_day": 2}, "Do this 2 times a day."),
        ({"days_a_week": (1, 1)}, "Do this on 1 day a week."),
        ({"days_a_week": (2, 3)}, "Do this on 2 or 3 days a week."),
        ({"days_a_week": (2, 4)}, "Do this on 2 to 4 days a week."),
        ({"days_a_week": (7, 7)}, "Do this every day."),
        ({"weekdays": tuple(Weekday)}, "Do this every day."),
        ({"weekdays": (Weekday.SUNDAY,)}, "Do this on Sunday."),
        (
            {"times_a_day": 2, "days_a_week": (2, 3)},
            "Do this 2 times a day. Do this on 2 or 3 days a week. "
            "That makes 4 to 6 times a week in all.",
        ),
        ({"hours_between": 48}, "Wait at least 2 days until you do it again."),
        ({"hours_between": 36}, "Wait at least 36 hours until you do it again."),
        ({"start_date": "2026-01-01"}, "Start on January 1, 2026."),
        ({"weeks": 1}, "Do this for 1 week."),
        ({"pain_limit": 0}, "Stop if you feel any pain."),
    ],
)
def test_the_clients_words(fields: dict[str, Any], said: str) -> None:
    assert said in client(**fields)


@pytest.mark.parametrize(
    ("load", "said"),
    [
        (kilograms(40), "Use 40 kg."),
        (kilograms(40, 42.5), "Use 40 to 42.5 kg."),
        (Load(type=LoadType.ABSOLUTE, weight=(45, 45), unit=WeightUnit.POUND), "Use 45 lb."),
        (kilograms(10, kind=LoadType.PER_HAND), "Use 10 kg in each hand."),
        (kilograms(10, kind=LoadType.ADDED_TO_BODYWEIGHT), "Add 10 kg to your body weight."),
        (Load(type=LoadType.BODYWEIGHT), "Use only your body weight."),
        (Load(type=LoadType.BAND, band="green"), "Use this band: green."),
        (
            Load(type=LoadType.BAND, band="green", band_maker="TheraBand"),
            "Use this band: green, made by TheraBand.",
        ),
        (Load(type=LoadType.MACHINE_PIN, pin=(4, 5)), "Put the pin of the machine at 4 or 5."),
        (Load(type=LoadType.BY_EFFORT), "Pick a weight that gets hard by the end of each round."),
        (
            Load(type=LoadType.REPETITION_MAXIMUM, repetition_maximum=8),
            "Use a weight that lets you do 8, but not 9.",
        ),
        (
            Load(
                type=LoadType.REPETITION_MAXIMUM,
                repetition_maximum=10,
                maximum=OneRepetitionMaximum(100.0),
            ),
            "Use 75 kg.",
        ),
        (
            Load(type=LoadType.PERCENT_1RM, percent=(60, 85), words="Moderate to heavy, 60% 1RM"),
            "Weight: Moderate to heavy.",
        ),
        (Load(type=LoadType.PERCENT_1RM, percent=(60, 85)), "Use the weight your trainer gave you"),
        (Load(type=LoadType.IN_WORDS, words="Light; pain 3 of 10."), "Weight: Light; pain 3 of 10"),
        (Load(type=LoadType.IN_WORDS, words="Start light; build to 8RM"), "Weight: Start light."),
        (Load(type=LoadType.IN_WORDS, words="x" * 61), "Use the weight your trainer gave you."),
    ],
)
def test_the_client_is_told_the_load(load: Load, said: str) -> None:
    assert said in client(load=load)


def test_effort_takes_the_place_of_a_load_in_percent() -> None:
    said = client(load=Load(type=LoadType.PERCENT_1RM, percent=(80, 80)), effort=reserve(2))
    assert "eight" not in said
    assert "trainer gave you" not in said


def test_a_tempo_is_told_in_the_order_of_the_lift() -> None:
    up_first = "Go up as fast as you can. Hold for 2 seconds at the top. "
    down = "Take 3 seconds to go down. Wait 1 second at the bottom."
    assert up_first + down in client(tempo="3-1-X-2")
    assert f"{down} {up_first.strip()}" in client(tempo="3-1-X-2", first_phase=FirstPhase.DOWN)
    assert "Go up fast. Go down fast." in client(tempo="0-0-0-0")
    assert "Tempo 2-1-X-0: up fast, down 2, wait 1" in trainer(tempo="2-1-X-0")


PROGRESS = {"amount": (8, 12), "load": kilograms(50)}


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (ProgressRule(), "you can do 12 in each round. To make it harder, add 2.5 kg. Then start"),
        (
            ProgressRule(rule=Progression.TWO_FOR_TWO, by=(5, 5)),
            "you can do 14 in the last round, two times in a row. To make it harder, add 5 kg.",
        ),
        (
            ProgressRule(rule=Progression.ACSM_2009, change=Change.PERCENT),
            "you can do 13 or 14 in each round. To make it harder, add 2.5 to 5 kg.",
        ),
        (ProgressRule(change=Change.REPETITIONS, by=(2, 2)), "do 2 more in each round."),
        (ProgressRule(change=Change.SETS), "do 1 more round."),
        (ProgressRule(change=Change.SETS, by=(2, 2)), "do 2 more rounds."),
        (ProgressRule(change=Change.NEXT_EXERCISE), "ask your trainer for the next exercise."),
        (
            ProgressRule(change=Change.NEXT_EXERCISE, exercise="Pause hip thrust"),
            "To make it harder, go on to this exercise: Pause hip thrust.",
        ),
        (ProgressRule(change=Change.ASK), "Ask your trainer how to make it harder."),
        (
            ProgressRule(rule=Progression.OWN_WORDS, words="add one when it feels easy"),
            "Add one when it feels easy.",
        ),
    ],
)
def test_when_and_how_to_progress(rule: ProgressRule, said: str) -> None:
    assert said in client(**PROGRESS, progress=rule)


@pytest.mark.parametrize(
    ("load", "more", "less"),
    [
        (kilograms(10, kind=LoadType.PER_HAND), "add 2.5 kg in each hand", "take off 2.5 kg in ea"),
        (Load(type=LoadType.BAND, band="red"), "use the next stronger band", "the next lighter ba"),
        (Load(type=LoadType.MACHINE_PIN, pin=(4, 4)), "pin one place down", "pin one place up"),
        (Load(type=LoadType.BODYWEIGHT), "add a little weight", "use a little less weight"),
    ],
)
def test_the_step_fits_the_load(load: Load, more: str, less: str) -> None:
    said = client(
        load=load,
        amount=(8, 12),
        progress=ProgressRule(),
        back_off=BackOffRule(when=(Setback.FORM,)),
    )
    assert f"To make it harder, {more}" in said.replace("move the ", "")
    assert less in said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (BackOffRule(when=(Setback.FORM,), change=Change.SETS), "leave out 1 round."),
        (BackOffRule(when=(Setback.FORM,), change=Change.SETS, by=(2, 2)), "leave out 2 rounds."),
        (BackOffRule(when=(Setback.FORM,), change=Change.REPETITIONS), "leave out 1 in each round"),
        (BackOffRule(when=(Setback.FORM,), change=Change.PERCENT), "take off 5 kg."),
        (BackOffRule(when=(Setback.FORM,), change=Change.ASK), "Ask your trainer how to make it"),
        (
            BackOffRule(when=(Setback.FORM,), change=Change.NEXT_EXERCISE),
            "ask your trainer for another exercise.",
        ),
        (
            BackOffRule(when=(Setback.FORM,), change=Change.NEXT_EXERCISE, exercise="Frog thrust"),
            "go back to this exercise: Frog thrust.",
        ),
        (BackOffRule(when=(Setback.PAIN,)), "Make it easier if it hurts."),
        (BackOffRule(words="rest a day first"), "Rest a day first."),
    ],
)
def test_when_and_how_to_back_off(rule: BackOffRule, said: str) -> None:
    assert said in client(load=kilograms(50), back_off=rule)


def test_without_a_number_the_rules_speak_of_more_and_less() -> None:
    said = client(
        unit=Unit.TECHNICAL_FAILURE,
        progress=ProgressRule(change=Change.REPETITIONS),
        back_off=BackOffRule(when=(Setback.MISSED_TWICE,), change=Change.REPETITIONS),
    )
    assert "when you can do more two times in a row. To make it harder, do a little more" in said
    assert "if you can do less two times in a row. To make it easier, do a little less" in said
    assert "Make it harder when you can do 12." in client(
        sets=(1, 1), amount=(8, 12), progress=ProgressRule()
    )


def test_the_standard_marks_of_a_load() -> None:
    assert "@ 2 × 10-12 kg" in trainer(load=kilograms(10, 12, LoadType.PER_HAND))
    assert "@ BW + 10 kg" in trainer(load=kilograms(10, kind=LoadType.ADDED_TO_BODYWEIGHT))
    assert "@ 8RM" in trainer(load=Load(type=LoadType.REPETITION_MAXIMUM, repetition_maximum=8))
    remark = Load(type=LoadType.PERCENT_1RM, percent=(80, 90), words="Heavy")
    assert "@ 80-90% 1RM; Heavy" in trainer(load=remark)
    said = trainer(load=msgspec.structs.replace(remark, words="Heavy, 80 to 90% of 1RM"))
    assert said.count("%") == 1
    assert "A2: 3 × 8" in trainer(group="A", order=2)
    assert "RPE 7.5 (RIR 2.5)" in trainer(effort=Effort(EffortScale.RPE, (7.5, 7.5)))


# Written by hand


def _kept(said: tuple[Sentence, ...], key: SentenceKey) -> Sentence:
    return next(sentence for sentence in said if sentence.key is key)


def test_a_sentence_written_by_hand_takes_the_place_of_the_generated_one() -> None:
    rest = _kept(dose_sentences(FULL, CLIENT), SentenceKey.REST)
    override = override_of(rest, "take your time", CLIENT)
    said = dose_sentences(FULL, CLIENT, (override,))
    written = _kept(said, SentenceKey.REST)
    assert (written.text, written.generated) == ("Take your time.", rest.text)
    assert (written.by_hand, written.stale) == (True, False)
    assert [sentence.key for sentence in said] == [
        sentence.key for sentence in dose_sentences(FULL, CLIENT)
    ]
    assert dose_sentences(FULL, TRAINER, (override,)) == dose_sentences(FULL, TRAINER)


def test_it_says_so_when_the_dose_has_changed_since() -> None:
    rest = _kept(dose_sentences(FULL, CLIENT), SentenceKey.REST)
    overrides = (override_of(rest, "Rest well.", CLIENT),)
    longer = msgspec.structs.replace(FULL, rest_seconds=(180, 180))
    written = _kept(dose_sentences(longer, CLIENT, overrides), SentenceKey.REST)
    assert (written.text, written.stale) == ("Rest well.", True)
    without = msgspec.structs.replace(FULL, rest_seconds=None)
    *_others, last = dose_sentences(without, CLIENT, overrides)
    assert (last.key, last.text, last.stale) == (SentenceKey.REST, "", True)


def test_an_empty_text_leaves_the_sentence_out() -> None:
    overrides = (Override(SentenceKey.REST, " ", "Rest 2 minutes between rounds."),)
    left_out = _kept(dose_sentences(FULL, CLIENT, overrides), SentenceKey.REST)
    assert (left_out.text, left_out.stale) == ("", False)


def test_what_someone_wrote_becomes_a_sentence() -> None:
    assert as_sentence("  go \n slow ") == "Go slow."
    assert as_sentence("Ready?") == "Ready?"
    assert as_sentence(" ") == ""


# Times and dates


def test_a_date_as_people_write_it() -> None:
    assert date_text("2026-03-05") == "March 5, 2026"


def test_the_length_of_a_session() -> None:
    assert length_text((1, 1)) == "This takes about 1 minute."
    assert length_text((20, 25)) == "This takes about 20 to 25 minutes."


@pytest.mark.parametrize(
    ("count", "ends"),
    [(8, (8, 8)), ("8", (8, 8)), ("8-12", (8, 12)), ("12-8", (8, 12)), (0, (0, 0))],
)
def test_bounds_of_a_count(count: Count, ends: tuple[int, int]) -> None:
    assert bounds(count) == ends


@pytest.mark.parametrize("count", ["", "eight", "8-", "8-12-16"])
def test_bounds_of_no_count(count: str) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        bounds(count)


# Every combination of fields

_JARGON = re.compile(
    r"%|\bRM\b|\dRM\b|RIR|RPE|\breps?\b|tempo|\bsets?\b|(?-i:None)|\{(?!load)", re.IGNORECASE
)
_NOUNS = "(?:round|second|minute|meter|breath|day|week|hour|time)"
_WRONG_NUMBER = re.compile(
    rf"(?<![\d.½] )(?<!to )(?<!or )(?<![\d.])\b1 {_NOUNS}(?:e?s)\b"
    rf"|\b(?!1 )[\d.]+½? {_NOUNS}\b(?! (?:and|to)\b)"
)


@given(prescriptions)
def test_the_client_never_meets_jargon_or_bad_grammar(prescription: Prescription) -> None:
    said = dose_sentences(prescription, CLIENT)
    for sentence in said:
        text = sentence.text
        assert text[0].isupper(), text
        assert text.endswith("."), text
        assert ".." not in text, text
        assert "  " not in text, text
        assert not _JARGON.search(text), text
        assert not _WRONG_NUMBER.search(text), text
    keys = [sentence.key for sentence in said]
    assert keys[0] is SentenceKey.AMOUNT
    assert len(set(keys)) == len(keys)
    text = " ".join(sentence.text for sentence in said)
    grade = reading_grade([measure(text)])
    assert grade is not None
    assert grade <= AIM, text
    assert not _WRONG_NUMBER.search(dose_line(prescription, CLIENT))


@given(prescriptions)
def test_the_trainer_is_told_everything(prescription: Prescription) -> None:
    said = dose_sentences(prescription, TRAINER)
    text = " | ".join(sentence.text for sentence in said)
    assert dose_line(prescription, TRAINER) in text
    for whole in (prescription.tempo, prescription.trainer_note, prescription.source):
        assert whole in text
    for seconds in (prescription.rest_seconds, prescription.rest_after_seconds):
        if seconds is not None:
            low, high = seconds
            assert (f"{low} s" if low == high else f"{low}-{high} s") in text
    assert "None" not in text
    assert "  " not in text
    assert len({sentence.key for sentence in said}) == len(said)
