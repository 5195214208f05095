"""What a search finds, however it is typed."""

from collections.abc import Iterable

import msgspec
import pytest

from handbook.content.model import AnyEntry, Category, Equipment, Force, Mechanic
from handbook.search.index import SearchIndex
from handbook.search.results import Reason, Results

from .gym import faq, handbook, section, slug, term, variation

JAGER = slug("Jäger Squat")
ELEVATION = slug("Élévation latérale")


def ids(results: Results) -> list[str]:
    """The ids of the hits, best first."""
    return [hit.address.id for hit in results.hits]


def search(text: str, entries: Iterable[AnyEntry], **synonyms: str) -> list[str]:
    """What a library of just these entries gives."""
    return ids(SearchIndex.build([handbook(*entries, synonyms=synonyms)]).search(text))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        # any case, any order
        ("bench press", "bench-press"),
        ("PRESS BENCH", "bench-press"),
        ("squat bulgarian", "bulgarian-split-squat"),
        ("thrust hip b-stance", "b-stance-hip-thrust"),
        # hyphen, space or neither
        ("benchpress", "bench-press"),
        ("bench-press", "bench-press"),
        ("dead lift", "deadlift"),
        ("dead-lift", "deadlift"),
        ("kettle bell swing", "kettlebell-swing"),
        ("bstance", "b-stance-hip-thrust"),
        ("b stance", "b-stance-hip-thrust"),
        ("facepull", "face-pull"),
        ("singlearm row", "single-arm-row"),
        ("splitsquat", "bulgarian-split-squat"),
        # accents, apostrophes, other forms of letters
        ("jager squat", JAGER),
        ("JA\N{COMBINING DIAERESIS}GER", JAGER),
        ("elevation laterale", ELEVATION),
        ("ｅｌｅｖａｔｉｏｎ", ELEVATION),
        ("farmers carry", "farmer-s-carry"),
        ("farmer’s carry", "farmer-s-carry"),
        # plurals and other endings
        ("deadlifts", "deadlift"),
        ("kettlebells swings", "kettlebell-swing"),
        ("hamstring", "hamstrings"),
        ("knee caving", "why-do-my-knees-cave-in"),
        # other names, abbreviations, everyday words
        ("rdl", "romanian-deadlift"),
        ("RFESS", "bulgarian-split-squat"),
        ("kickstand", "b-stance-hip-thrust"),
        ("one arm row", "single-arm-row"),
        ("buttock", "gluteus-maximus"),
        ("bum", "gluteus-maximus"),
        ("hammies", "hamstrings"),
        ("pump up", "hypertrophy"),
        # unfinished words
        ("be", "bench-press"),
        ("bulg", "bulgarian-split-squat"),
        ("romanian dea", "romanian-deadlift"),
        ("rom dead", "romanian-deadlift"),
        ("benchpr", "bench-press"),
        # typos: one in a short word, two in a longer one, a swap is one
        ("benhc press", "bench-press"),
        ("swnig", "kettlebell-swing"),
        ("romainian deadlfit", "romanian-deadlift"),
        ("kettel bell swing", "kettlebell-swing"),
        ("goblit squat", "goblet-squat"),
        ("glutus maximus", "gluteus-maximus"),
        ("hypretrohpy", "hypertrophy"),
        ("hamies", "hamstrings"),
        ("bulgairan", "bulgarian-split-squat"),
        # questions
        ("my knees cave in, what do I do?", "why-do-my-knees-cave-in"),
        ("what can I do at home", "can-i-train-at-home-without-a-barbell"),
        ("no barbell", "can-i-train-at-home-without-a-barbell"),
        ("is it better to squat or to deadlift", "are-squats-better-than-deadlifts"),
        ("does it prevent ACL injury", "does-lifting-prevent-acl-injuries"),
        # words of bodies and keywords
        ("hernia", "safety"),
        ("backpack", "can-i-train-at-home-without-a-barbell"),
        ("when to stop", "safety"),
        ("plotkin 2023", "plotkin-2023"),
    ],
)
def test_the_right_entry_comes_first(gym: SearchIndex, typed: str, first: str) -> None:
    assert ids(gym.search(typed))[:1] == [first]


def test_exact_title_then_its_beginning_then_its_words_then_other_names_then_bodies() -> None:
    entries = [
        section("Grip", "About the row and the bar."),
        variation("Pull with a bar", "row"),
        variation("Barbell Row with a pause"),
        variation("Row with a pause"),
        variation("Row"),
    ]
    assert search("row", entries) == [
        "row",
        "row-with-a-pause",
        "barbell-row-with-a-pause",
        "pull-with-a-bar",
        "grip",
    ]


def test_a_synonym_leads_one_way_only() -> None:
    entries = [term("Hypertrophy", "Growth."), faq("What is a pump?", "Swelling.")]
    assert search("pump", entries, pump="hypertrophy") == ["what-is-a-pump", "hypertrophy"]
    assert search("hypertrophy", entries, pump="hypertrophy") == ["hypertrophy"]


def test_stop_words_do_not_drown_the_word_that_matters() -> None:
    entries = [
        faq("What can I do to get into the way of it?", "What you can do is to do it."),
        faq("Where does the sled go?", "On turf."),
    ]
    assert search("what can I do to get a sled", entries)[0] == "where-does-the-sled-go"


def test_stop_words_are_searched_when_there_is_nothing_else() -> None:
    entries = [faq("How about it?", "Fine."), variation("Row")]
    assert search("how about it", entries) == ["how-about-it"]


def test_words_that_no_entry_has_together_still_find_those_that_have_most() -> None:
    entries = [faq("Can I thrust while pregnant?", "Ask first."), variation("Women's bar row")]
    assert search("can pregnant women thrust", entries)[0] == "can-i-thrust-while-pregnant"


def test_unknown_words_do_not_hide_what_the_others_find(gym: SearchIndex) -> None:
    assert ids(gym.search("goblet xylophonist"))[:1] == ["goblet-squat"]


def test_a_chapter_that_touches_a_thing_comes_after_the_entry_that_is_it() -> None:
    entries = [
        section("Variations", "All of them.", aliases=("sled",)),
        variation("Prowler push", "sled push"),
    ]
    assert search("sled", entries) == ["prowler-push", "variations"]


def test_a_cited_work_does_not_come_before_the_handbooks_own_entries(gym: SearchIndex) -> None:
    assert ids(gym.search("gluteus maximus")) == ["gluteus-maximus", "plotkin-2023"]


def test_chinese_and_japanese_need_no_spaces() -> None:
    entries = [variation("臀推"), variation("深蹲")]
    assert search("蹲", entries) == [entries[1].id]


@pytest.mark.parametrize(
    ("typed", "reason", "alias"),
    [
        ("goblet", Reason.TITLE, ""),
        ("rfess", Reason.ALIAS, "RFESS"),
        ("bum", Reason.MEANING, "bum"),
        ("hernia", Reason.BODY, ""),
    ],
)
def test_a_hit_says_why_it_is_there(
    gym: SearchIndex, typed: str, reason: Reason, alias: str
) -> None:
    hit = gym.search(typed).hits[0]
    assert (hit.reason, hit.alias) == (reason, alias)


@pytest.mark.parametrize("typed", ["push", "isolation", "plyometrics", "dumbbell push isolation"])
def test_an_exercise_is_found_by_what_kind_of_exercise_it_is(typed: str) -> None:
    raise_ = msgspec.structs.replace(
        variation("Lateral Raise", equipment=Equipment.DUMBBELL),
        force=Force.PUSH,
        mechanic=Mechanic.ISOLATION,
        category=Category.PLYOMETRICS,
    )
    assert search(typed, [variation("Row"), raise_]) == [raise_.id]


def test_a_variation_without_a_summary_shows_what_comes_first() -> None:
    index = SearchIndex.build([handbook(variation("Row"), variation("Curl", summary="Bend."))])
    assert [hit.snippet for hit in index.search("row").hits] == ["Lift it."]
    assert [hit.snippet for hit in index.search("curl").hits] == ["Bend."]


def test_a_question_is_answered_where_it_was_asked_in_the_same_words() -> None:
    entries = [
        term("Failure", "When no further repetition is possible."),
        faq("Do I have to train to failure?", "No."),
        faq("What comes before failure?", "Repetitions."),
    ]
    assert search("do I have to go to failure", entries)[0] == entries[1].id
    assert search("what is failure", entries)[0] == entries[0].id
    assert search("failure", entries)[0] == entries[0].id


def test_who_talks_asks_a_question() -> None:
    entries = [
        faq("Why does my back ache?", "Too much weight.", "My back hurts the day after"),
        section("Back pain after training", "The day on which the back hurts."),
        faq("How do I train my back the day after?", "Lightly."),
    ]
    assert search("hi my back hurts since the day after training", entries)[0] == entries[0].id
    assert search("back pain training", entries)[0] == entries[1].id


def test_an_answer_to_half_of_a_question_may_come_before_one_that_mentions_all() -> None:
    entries = [
        section("Equipment", "Rest the bar. Long bands lie between the sets of plates."),
        section("Set-up", "Leave a long rest between bench and wall."),
        faq("How much rest do I take between sets?", "Two minutes."),
    ]
    assert search("how long should I rest in between", entries)[0] == entries[2].id


def test_of_what_was_asked_before_the_one_that_says_least_else_comes_first() -> None:
    entries = [
        faq("Do squats at home without a bench or a barbell train the calves?", "Quickly."),
        faq("Is it fine to train calves daily?", "Yes, quickly.", "Squats to train the calves?"),
    ]
    assert search("do squats train calves quickly", entries)[0] == entries[1].id


def test_words_that_any_question_may_hold_count_little() -> None:
    entries = [
        faq("What is the best time to come?", "Any."),
        faq("My kneecaps ache, what is wrong?", "Perhaps nothing."),
    ]
    typed = "is there any best time to ask about kneecaps"
    assert search(typed, entries)[0] == entries[1].id


def test_of_a_question_that_few_repeat_the_others_are_listed_as_well() -> None:
    entries = [
        section("Performing", "Look ahead, never at the ceiling."),
        section("Errors", "Some look at the ceiling."),
        section("Safety", "Look at the ceiling for cables."),
        faq("Where should I look?", "At the wall."),
    ]
    assert entries[3].id in search("should I look at the ceiling", entries)
    assert entries[3].id not in search("look ceiling", entries)


def test_a_rare_word_is_not_taken_for_a_common_one_two_letters_away() -> None:
    entries = [variation(f"Elevated Row {number}") for number in range(20)]
    entries.append(variation("Kas Bridge", summary="Ride the elevator."))
    assert search("elevator", entries)[0] == "kas-bridge"
