"""A dose in words: numbers for the trainer, sentences that need no sums for the client."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.content.dose import bounds
from handbook.content.model import Count, Dose, Goal, RepetitionUnit
from handbook.handout.model import Voice
from handbook.handout.wording import date_text, dose_line, dose_sentences


def dose(**fields: Any) -> Dose:
    defaults: dict[str, Any] = {"sets": 3, "repetitions": 8, "load": "80% 1RM"}
    return Dose(goal=Goal.LEARN, **(defaults | fields))


def client(**fields: Any) -> str:
    return " ".join(dose_sentences(dose(**fields), Voice.CLIENT))


def trainer(**fields: Any) -> str:
    return " · ".join(dose_sentences(dose(**fields), Voice.TRAINER))


FULL = dose(
    sets="3-4",
    repetitions="8-12",
    per_side=True,
    load="60-85% 1RM",
    percent_1rm="60-85",
    repetitions_in_reserve="1-3",
    tempo="2-0-1-1",
    rest_seconds="90-180",
    days_per_week="2-3",
    note="Early in the session.",
)


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


def test_the_trainer_reads_every_number() -> None:
    assert dose_sentences(FULL, Voice.TRAINER) == (
        "3-4 sets × 8-12 reps per side",
        "60-85% 1RM · RIR 1-3 · tempo 2-0-1-1 (up 1, hold 1, down 2) · rest 90-180 s · "
        "2-3 days/week",
        "Early in the session.",
    )


def test_the_client_reads_sentences() -> None:
    assert dose_sentences(FULL, Voice.CLIENT) == (
        "Do 3 to 4 sets of 8 to 12 on each side.",
        "Each time: up in 1 second, hold for 1 second, down in 2 seconds.",
        "Rest 90 seconds to 3 minutes between sets.",
        "Stop each set when you could do 1 to 3 more good ones.",
        "Do this on 2 or 3 days a week.",
    )


def test_one_line_for_the_plan() -> None:
    assert dose_line(FULL, Voice.CLIENT) == "3 to 4 sets of 8 to 12 on each side"
    assert dose_line(FULL, Voice.TRAINER) == "3-4 sets × 8-12 reps per side"


def test_a_percentage_is_named_once() -> None:
    assert trainer(load="Heavy", percent_1rm="80-90").startswith(
        "3 sets × 8 reps · Heavy · 80-90% 1RM"
    )
    assert trainer(load="80-90% of 1RM", percent_1rm="80-90").count("%") == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"sets": 1, "repetitions": 1}, "1 set × 1 rep ·"),
        ({"sets": 1, "repetitions": "1-2"}, "1 set × 1-2 reps ·"),
        ({"repetitions": "30-60", "unit": RepetitionUnit.SECONDS}, "3 sets × 30-60 s ·"),
        ({"repetitions": 1, "unit": RepetitionUnit.MINUTES}, "3 sets × 1 min ·"),
        ({"tempo": "2-1-X-0"}, "tempo 2-1-X-0 (up fast, down 2, wait 1)"),
        ({"days_per_week": 1}, "1 day/week"),
    ],
)
def test_the_trainers_words(fields: dict[str, Any], words: str) -> None:
    assert words in trainer(**fields) + " ·"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"sets": 1}, "Do 1 set of 8."),
        ({"sets": "1-2"}, "Do 1 to 2 sets of 8."),
        ({"sets": "0-1"}, "Do up to 1 set of 8."),
        ({"repetitions": "0-5"}, "Do 3 sets of up to 5."),
        ({"repetitions": 1, "unit": RepetitionUnit.SECONDS}, "3 sets of 1 second."),
        ({"repetitions": 30, "unit": RepetitionUnit.SECONDS}, "3 sets of 30 seconds."),
        ({"repetitions": "30-60", "unit": RepetitionUnit.SECONDS}, "3 sets of 30 to 60 seconds."),
        ({"repetitions": 1, "unit": RepetitionUnit.MINUTES}, "3 sets of 1 minute."),
        (
            {"repetitions": "1-2", "unit": RepetitionUnit.MINUTES, "per_side": True},
            "3 sets of 1 to 2 minutes on each side.",
        ),
        ({"rest_seconds": 0}, "Do not rest between sets."),
        ({"rest_seconds": "0-60"}, "Rest up to 1 minute between sets."),
        ({"rest_seconds": 45}, "Rest 45 seconds between sets."),
        ({"rest_seconds": "60-90"}, "Rest 60 to 90 seconds between sets."),
        ({"rest_seconds": "60-120"}, "Rest 1 to 2 minutes between sets."),
        ({"rest_seconds": "90-150"}, "Rest 90 seconds to 2½ minutes between sets."),
        ({"rest_seconds": "150-180"}, "Rest 2½ to 3 minutes between sets."),
        ({"rest_seconds": 200}, "Rest 3 minutes and 20 seconds between sets."),
        ({"repetitions_in_reserve": 0}, "when you could not do another good one."),
        ({"repetitions_in_reserve": "0-1"}, "when you could do 1 more good one, or none."),
        ({"repetitions_in_reserve": "0-3"}, "when you could do 3 more good ones, or fewer."),
        ({"repetitions_in_reserve": 1}, "when you could do 1 more good one."),
        ({"repetitions_in_reserve": 2}, "when you could do 2 more good ones."),
        ({"tempo": "0-0-0-0"}, "Each time: up fast, down fast."),
        (
            {"tempo": "3-1-X-2"},
            "Each time: up as fast as you can, hold for 2 seconds, down in 3 seconds, "
            "wait for 1 second.",
        ),
        ({"days_per_week": 1}, "Do this on 1 day a week."),
        ({"days_per_week": "2-4"}, "Do this on 2 to 4 days a week."),
        ({"days_per_week": "0-2"}, "Do this on up to 2 days a week."),
        ({"days_per_week": 7}, "Do this every day."),
    ],
)
def test_the_clients_words(fields: dict[str, Any], words: str) -> None:
    assert words in client(**fields)


@pytest.mark.parametrize(
    ("load", "words"),
    [
        ("Bodyweight", "Weight: Bodyweight."),
        ("Light; pain 3 of 10 or less.", "Weight: Light; pain 3 of 10 or less."),
        ("Moderate to heavy, 60 to 85% of 1RM, moved fast", "Weight: Moderate to heavy."),
        ("Start light; build toward an 8RM", "Weight: Start light."),
        ("80-90% 1RM", "Use the weight your trainer gave you."),
        ("RPE 8", "Use the weight your trainer gave you."),
        ("x" * 61, "Use the weight your trainer gave you."),
    ],
)
def test_the_client_is_told_the_load_as_far_as_it_is_plain(load: str, words: str) -> None:
    assert words in client(load=load)


def test_effort_takes_the_place_of_a_load_in_percent() -> None:
    words = client(load="80% 1RM", repetitions_in_reserve=2)
    assert "Weight" not in words
    assert "trainer gave you" not in words


def test_a_timed_set_is_not_stopped_by_counting() -> None:
    words = client(
        repetitions=30, unit=RepetitionUnit.SECONDS, repetitions_in_reserve=2, load="80% 1RM"
    )
    assert "good one" not in words
    assert "Use the weight your trainer gave you." in words


def test_there_is_no_rest_between_the_sets_of_one() -> None:
    assert "Rest" not in client(sets=1, rest_seconds=60)


def test_the_note_of_a_dose_is_for_the_trainer() -> None:
    assert "Supervise" in trainer(note="Supervise the first set.")
    assert "Supervise" not in client(note="Supervise the first set.")


def test_a_date_as_people_write_it() -> None:
    assert date_text("2026-03-05") == "March 5, 2026"


numbers = st.integers(0, 3) | st.integers(0, 1000)
counts = numbers | st.tuples(numbers, numbers).map(lambda ends: f"{ends[0]}-{ends[1]}")
doses = st.builds(
    Dose,
    goal=st.sampled_from(Goal),
    sets=counts,
    repetitions=counts,
    unit=st.sampled_from(RepetitionUnit),
    per_side=st.booleans(),
    load=st.sampled_from(
        ("Bodyweight", "80-90% 1RM", "Light, RIR 4", "8RM", "Heavy; 3 reps left", "Light {load}")
    ),
    percent_1rm=st.none() | counts,
    repetitions_in_reserve=st.none() | counts,
    tempo=st.none() | st.from_regex(r"[0-9]-[0-9]-[0-9X]-[0-9]", fullmatch=True),
    rest_seconds=st.none() | counts,
    days_per_week=st.none() | counts,
    note=st.none() | st.just("RIR 2 at 70% 1RM."),
)

_JARGON = re.compile(r"%|\bRM\b|\dRM\b|RIR|RPE|\breps?\b|tempo|(?-i:None)", re.IGNORECASE)
_WRONG_NUMBER = re.compile(
    r"(?<![\d½.] )(?<![\d½])\b1 (sets|seconds|minutes|days|more good ones)\b"
    r"|\b(?!1 )\d+ (set|second|minute|day|more good one)\b"
)


@settings(deadline=None)
@given(doses)
def test_the_client_never_meets_jargon_or_bad_grammar(dose: Dose) -> None:
    sentences = dose_sentences(dose, Voice.CLIENT)
    for sentence in sentences:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert ".." not in sentence
        assert "  " not in sentence
        assert not _JARGON.search(sentence)
        assert not _WRONG_NUMBER.search(sentence)
    assert sentences[0] == f"Do {dose_line(dose, Voice.CLIENT)}."


@settings(deadline=None)
@given(doses)
def test_the_trainer_is_told_everything(dose: Dose) -> None:
    words = " · ".join(dose_sentences(dose, Voice.TRAINER))
    assert dose.load in words
    assert (dose.tempo or "") in words
    assert (dose.note or "") in words
    for count in (dose.repetitions_in_reserve, dose.rest_seconds, dose.days_per_week):
        if count is not None:
            low, high = bounds(count)
            assert (str(low) if low == high else f"{low}-{high}") in words
    assert not _WRONG_NUMBER.search(words)
