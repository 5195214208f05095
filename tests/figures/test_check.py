"""Every mistake in a figure comes back with its line and with what to do."""

from pathlib import Path

import pytest

from handbook.content.handbook import Handbook
from handbook.content.library import compile_pack

GOOD = """\
- id: v
  name: V
  equipment: [bench]
  level: beginner
  steps: [Up., Down.]
  figure:
    support: bench
    bench_height: 40
    feet: {distance: 68}
    arms: crossed
    load: none
    start: {torso: 50}
    finish: {torso: 1}
"""


def opened(pack: Path, text: str) -> tuple[list[str], Handbook]:
    (pack / "variations.yaml").write_text(text, encoding="utf-8")
    compiled = compile_pack(pack, None)
    assert compiled.handbook is not None
    return [str(problem) for problem in compiled.problems], compiled.handbook


def test_a_good_figure_is_no_problem(pack: Path) -> None:
    problems, handbook = opened(pack, GOOD)

    assert problems == []
    assert handbook.variations[0].figure is not None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("support: bench", "support: bech", "7:14: One of these words is expected here"),
        ("bench_height: 40", "bench_height: tall", "8:19: A whole number is expected here"),
        ("bench_height: 40", "bench_height: 400", "8:19: “400” is not a number from 10 to 80."),
        ("distance: 68", "distance: 140", "9:22: A foot is"),
        ("distance: 68", "distance: 30", "9:22: The knees bend too far. Move the feet out."),
        ("distance: 68", "distnce: 68", "9:12: There is no field “distnce” here. Did you mean"),
        ("    arms: crossed\n", "", "7:5: The field “arms” is missing."),
        ("arms: crossed", "arms: on-load", "10:11: The arms hold a load, but there is none."),
        ("arms: crossed", "arms: between-legs", "10:11: Arms hang between the legs of a standing"),
        ("arms: crossed", "arms: on-floor", "10:11: The arms lie on the floor only if the body"),
        ("load: none", "load: machine-pad", "11:11: A machine pad needs “support: back-roll”."),
        ("load: none", "cable: true", "11:12: A cable is drawn for a standing body only."),
        ("torso: 50", "torso: 50, knee_bend: 9", "12:35: The knees of a lying body follow"),
        ("torso: 50", "torso: 50, hips_back: 9", "12:35: The hips of a lying body follow"),
        ("torso: 50", "torso: 1", "13:13: Start and finish are the same"),
        ("torso: 50", "torso: 85", "12:20: A leg would be"),
        ("torso: 1}", "torso: -20}", "13:21: The hips would be bent backward."),
        ("torso: 1}", "torso: 1, tuck: 40}", "13:21: The hips would be bent backward."),
        ("bench_height: 40", "bench_height: 20", "12:20: The trunk would be 8 cm below the floor."),
        ("load: none", "load: barbell", ""),
    ],
)
def test_a_mistake_is_reported_where_it_stands(
    pack: Path, old: str, new: str, expected: str
) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new)

    problems, handbook = opened(pack, text)

    if expected:
        assert any(expected in problem for problem in problems), problems
        assert not handbook.variations or handbook.variations[0].figure is None
    else:
        assert problems == []


STANDING = GOOD.replace("support: bench", "support: standing").replace("{distance: 68}", "{}")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("load: none", "load: barbell", "11:11: A load in the crease of the hips needs"),
        ("feet: {}", "feet: {distance: 20}", "9:11: The feet of a standing body are where"),
        ("feet: {}", "feet: {contact: heel}", "9:21: A standing body is drawn on flat feet only."),
        ("load: none", "other_leg: knee-up", "11:16: A standing body is drawn on both legs only."),
    ],
)
def test_what_a_standing_body_cannot_do_is_reported(
    pack: Path, old: str, new: str, expected: str
) -> None:
    good = STANDING.replace("torso: 50", "torso: 150, hips_back: 20, knee_bend: 20")
    good = good.replace("torso: 1}", "torso: 90}")

    assert opened(pack, good)[0] == []
    problems, _handbook = opened(pack, good.replace(old, new))

    assert any(expected in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (
            "{support: floor, feet: {distance: 75}, arms: on-load, load: barbell, "
            "start: {torso: 6}, finish: {torso: -25}}",
            "The trunk would be",
        ),
        (
            "{support: bench, feet: {distance: 50, height: 40}, arms: crossed, "
            "start: {torso: 50}, finish: {torso: 1}}",
            "The trunk and the thigh are too close.",
        ),
        (
            "{support: bench, bench_height: 60, feet: {distance: 70}, arms: on-load, "
            "load: smith-bar, start: {torso: 75}, finish: {torso: 40}}",
            "degrees off the vertical",
        ),
        (
            "{support: floor, feet: {distance: 50, height: 30}, arms: on-floor, "
            "start: {torso: -3}, finish: {torso: -20}}",
            "inside the step",
        ),
        (
            "{support: bench, bench_height: 60, feet: {distance: 60, height: 60}, knees_apart: 10, "
            "arms: crossed, start: {torso: 5}, finish: {torso: -50}}",
            "The head would be 4 cm inside the bench.",
        ),
    ],
)
def test_bodies_and_things_do_not_share_a_place(pack: Path, figure: str, expected: str) -> None:
    head = GOOD.partition("  figure:")[0]

    problems, _handbook = opened(pack, f"{head}  figure: {figure}\n")

    assert any(expected in problem for problem in problems), problems


def test_the_bundled_pack_has_no_bad_figure(hip_thrust: Handbook) -> None:
    assert all(variation.figure for variation in hip_thrust.variations)
