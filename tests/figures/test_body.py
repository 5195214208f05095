"""The body keeps its proportions, its feet and its load wherever the movement takes it."""

from math import cos, hypot, radians, sin

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from handbook.content import body as bodies
from handbook.content.body import Body, Frame, posed
from handbook.content.handbook import Handbook
from handbook.content.pose import (
    ArmPlace,
    Feet,
    Figure,
    FootContact,
    Load,
    OtherLeg,
    Pose,
    Support,
)
from handbook.content.pose_check import figure_faults
from handbook.content.silhouette import Part, leg_shapes, outlines

INSTANTS = [step / 20 for step in range(21)]


def figures(handbook: Handbook) -> dict[str, Figure]:
    return {v.id: v.figure for v in handbook.variations if v.figure is not None}


def span(upper: Frame, lower: Frame) -> float:
    return hypot(lower.x - upper.x, lower.y - upper.y)


def lengths(body: Body) -> list[float]:
    """The segments between neighboring joints as they are drawn, near side then far side."""
    lumbar = body.thorax.at(bodies.LUMBAR)
    return [
        hypot(lumbar.x - body.thorax.x, lumbar.y - body.thorax.y),
        hypot(lumbar.x - body.hip.x, lumbar.y - body.hip.y),
        *(
            length
            for leg in (body.near_leg, body.far_leg)
            for length in (span(leg.thigh, leg.shank), span(leg.shank, leg.foot))
        ),
        span(body.near_arm.upper, body.near_arm.forearm),
        span(body.near_arm.forearm, body.near_arm.hand),
    ]


def test_every_variation_of_the_pack_has_a_figure(hip_thrust: Handbook) -> None:
    assert len(figures(hip_thrust)) == len(hip_thrust.variations) == 21


def test_no_limb_is_longer_or_detached_at_any_instant(hip_thrust: Handbook) -> None:
    whole = [
        bodies.LUMBAR, bodies.PELVIS, bodies.THIGH, bodies.SHANK, bodies.THIGH, bodies.SHANK,
        bodies.UPPER_ARM, bodies.FOREARM,
    ]  # fmt: skip
    for name, figure in figures(hip_thrust).items():
        for instant in INSTANTS:
            body = posed(figure, instant)
            drawn = lengths(body)

            limit = zip(drawn, whole, strict=True)
            assert all(seen <= full + 1e-6 for seen, full in limit), name
            if not figure.knees_apart:
                assert drawn[:6] == pytest.approx(whole[:6]), name
            if figure.arms is ArmPlace.BETWEEN_LEGS:
                assert drawn[6:] == pytest.approx(whole[6:]), name
            for leg in (body.near_leg, body.far_leg):
                knee, ankle = leg.thigh.at(bodies.THIGH), leg.shank.at(bodies.SHANK)
                assert knee == pytest.approx((leg.shank.x, leg.shank.y)), name
                assert ankle == pytest.approx((leg.foot.x, leg.foot.y)), name
            assert body.hip == pytest.approx((body.near_leg.thigh.x, body.near_leg.thigh.y))


def test_planted_feet_stay_where_they_are(hip_thrust: Handbook) -> None:
    for name, figure in figures(hip_thrust).items():
        planted = [posed(figure, instant).near_leg.foot for instant in INSTANTS]

        assert all(foot == pytest.approx(planted[0]) for foot in planted), name
        if figure.other_leg in (OtherLeg.SAME, OtherLeg.KICKSTAND):
            planted = [posed(figure, instant).far_leg.foot for instant in INSTANTS]
            assert all(foot == pytest.approx(planted[0]) for foot in planted), name


def test_nothing_is_below_the_floor_at_any_instant(hip_thrust: Handbook) -> None:
    for name, figure in figures(hip_thrust).items():
        for instant in INSTANTS:
            parts = outlines(posed(figure, instant))
            lowest = min(point.y for points in parts.values() for point in points)
            assert lowest > -1.0, name


def test_feet_stand_on_their_floor_or_step(hip_thrust: Handbook) -> None:
    for name, figure in figures(hip_thrust).items():
        sole = min(point.y for point in outlines(posed(figure, 1.0))[Part.FOOT])
        assert sole == pytest.approx(figure.feet.height, abs=0.3), name


def test_the_load_lies_in_the_crease_and_the_hands_are_on_it(hip_thrust: Handbook) -> None:
    loaded = {
        name: figure for name, figure in figures(hip_thrust).items() if figure.load is not Load.NONE
    }
    assert {figure.load for figure in loaded.values()} >= {
        Load.BARBELL, Load.DUMBBELL, Load.KETTLEBELL, Load.SMITH_BAR, Load.MACHINE_PAD,
    }  # fmt: skip
    for name, figure in loaded.items():
        for instant in INSTANTS:
            body = posed(figure, instant)
            grip = body.near_arm.hand.at(bodies.FIST)
            held = body.load.at(0.0, bodies.GRIP.get(figure.load, 0.0))
            clear = min(
                hypot(point.x - body.load.x, point.y - body.load.y)
                for point in outlines(body)[Part.TRUNK]
            )

            assert clear > bodies.LOAD_RADIUS[figure.load] - 2.0, name
            assert hypot(grip.x - held.x, grip.y - held.y) < 2.0, name
            assert hypot(body.hip.x - body.load.x, body.hip.y - body.load.y) < 32.0, name


def test_a_lockout_is_straight_and_a_start_is_bent(hip_thrust: Handbook) -> None:
    for name, figure in figures(hip_thrust).items():
        start, finish = posed(figure, 0.0).hip_angle, posed(figure, 1.0).hip_angle

        if not figure.knees_apart:  # turned legs are foreshortened, and so is the angle
            assert finish == pytest.approx(180, abs=6), name
        assert start < finish - 20, name


def test_the_back_pivots_on_the_bench_edge(thrust: Figure) -> None:
    """The back touches the rounded edge, wherever the trunk is."""
    for instant in INSTANTS:
        body = posed(thrust, instant)
        edge = (-bodies.BENCH_EDGE, thrust.bench_height - bodies.BENCH_EDGE)
        back = body.thorax.at(16.0, -9.6)
        assert hypot(back.x - edge[0], back.y - edge[1]) == pytest.approx(bodies.BENCH_EDGE)


def test_the_far_foot_is_seen_beside_the_near_one(thrust: Figure) -> None:
    body = posed(thrust, 1.0)

    assert body.far_leg.foot.x - body.near_leg.foot.x == pytest.approx(bodies.FAR_FOOT)
    assert body.far_leg.foot.y == body.near_leg.foot.y


def test_hands_on_the_floor_stay_clear_of_the_feet(hip_thrust: Handbook) -> None:
    for name, figure in figures(hip_thrust).items():
        if figure.arms is ArmPlace.ON_FLOOR:
            body = posed(figure, 0.0)
            fingers = body.near_arm.hand.at(bodies.HAND).x
            assert fingers < body.near_leg.foot.at(-bodies.HEEL).x, name


def test_a_foreshortened_segment_keeps_its_round_ends(thrust: Figure) -> None:
    """A leg turned to the viewer is shorter between its joints, but its knee is as thick."""

    def knee_end(figure: Figure) -> float:
        thigh, outline = leg_shapes(posed(figure, 0.0).near_leg)[0]
        whole = posed(figure, 0.0).near_leg.thigh.shortened * bodies.THIGH
        assert thigh.shortened == 1.0
        return max(u for u, _v in outline) - whole

    turned = msgspec.structs.replace(thrust, knees_apart=50)
    assert posed(turned, 0.0).near_leg.thigh.shortened < 0.9
    assert knee_end(turned) == pytest.approx(knee_end(thrust))


def test_a_tuck_turns_the_pelvis_alone(thrust: Figure) -> None:
    tucked = msgspec.structs.replace(thrust, finish=Pose(torso=1, tuck=15))

    plain, turned = posed(thrust, 1.0), posed(tucked, 1.0)

    assert turned.thorax == plain.thorax
    assert turned.pelvis.angle - plain.pelvis.angle == pytest.approx(radians(15))
    assert turned.hip.y > plain.hip.y


def test_a_body_on_hands_between_the_legs_hangs_them_straight() -> None:
    hinge = Pose(torso=150, knee_bend=20, hips_back=20)
    figure = Figure(
        support=Support.STANDING, feet=Feet(), arms=ArmPlace.BETWEEN_LEGS, start=hinge,
        finish=Pose(torso=90),
    )  # fmt: skip
    arm = posed(figure, 0.0).near_arm

    assert arm.upper.angle == arm.forearm.angle == arm.hand.angle
    assert sin(arm.upper.angle) < 0


def knees(contact: FootContact, apart: int) -> tuple[float, float]:
    figure = Figure(
        support=Support.FLOOR,
        feet=Feet(distance=68, contact=contact),
        knees_apart=apart,
        arms=ArmPlace.ON_FLOOR,
        start=Pose(torso=-3),
        finish=Pose(torso=-15),
    )
    body = posed(figure, 0.0)
    return body.near_leg.shank.y, body.far_leg.shank.y


def test_knees_apart_bring_the_near_knee_down_and_the_far_one_up() -> None:
    near, far = knees(FootContact.FLAT, 40)

    assert near < knees(FootContact.FLAT, 0)[0]
    assert far > near + 10


def test_knees_of_a_frog_fall_to_one_low_height() -> None:
    near, far = knees(FootContact.SOLES_TOGETHER, 75)

    assert near < knees(FootContact.SOLES_TOGETHER, 0)[0] / 2
    assert far - near < bodies.SOLES_APART + 2


poses = some.builds(
    Pose,
    torso=some.integers(-60, 180),
    tuck=some.integers(-30, 40),
    knee_bend=some.integers(0, 140),
    hips_back=some.integers(-20, 60),
)
any_figure = some.builds(
    Figure,
    support=some.sampled_from(Support),
    bench_height=some.integers(10, 80),
    feet=some.builds(
        Feet,
        distance=some.integers(0, 140),
        height=some.integers(0, 60),
        contact=some.sampled_from(FootContact),
    ),
    other_leg=some.sampled_from(OtherLeg),
    kickstand=some.integers(5, 40),
    knees_apart=some.integers(0, 80),
    arms=some.sampled_from(ArmPlace),
    load=some.sampled_from(Load),
    start=poses,
    finish=poses,
)


@given(any_figure, some.floats(0, 1))
def test_any_figure_has_a_body_with_joints_that_meet(figure: Figure, instant: float) -> None:
    body = posed(figure, instant)

    for leg in (body.near_leg, body.far_leg):
        assert leg.thigh.at(bodies.THIGH) == pytest.approx((leg.shank.x, leg.shank.y), abs=1e-6)
        assert leg.shank.at(bodies.SHANK) == pytest.approx((leg.foot.x, leg.foot.y), abs=1e-6)
    arm = body.near_arm
    elbow, wrist = (arm.forearm.x, arm.forearm.y), (arm.hand.x, arm.hand.y)
    assert arm.upper.at(bodies.UPPER_ARM) == pytest.approx(elbow, abs=1e-6)
    assert arm.forearm.at(bodies.FOREARM) == pytest.approx(wrist, abs=1e-6)


@given(any_figure)
def test_any_figure_is_judged_without_failing(figure: Figure) -> None:
    faults = list(figure_faults(figure))

    assert all(path and message for path, message in faults)


def test_a_frame_turns_places_with_it() -> None:
    frame = Frame(1.0, 2.0, radians(90))

    assert frame.at(10.0) == pytest.approx((1.0, 12.0))
    assert frame.at(0.0, 5.0) == pytest.approx((-4.0, 2.0))
    assert frame._replace(shortened=0.5).at(10.0) == pytest.approx((1.0, 7.0))
    assert cos(frame.angle) == pytest.approx(0.0)
