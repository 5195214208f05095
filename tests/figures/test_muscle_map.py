"""The muscle map: right places, both halves alike, roles told by pattern, word and color."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from xml.etree import ElementTree

import pytest
import typst
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from handbook.cli import main
from handbook.content.handbook import Handbook
from handbook.content.labels import label
from handbook.content.model import Kind, MapRegion, Muscle, MuscleRole, Variation
from handbook.figures import Style, working_regions
from handbook.figures.loops import Point, polygon, whole
from handbook.figures.map_inks import CONTRAST_MARKINGS, ROLE_MARKINGS, Contrast, Marking
from handbook.figures.muscle_map import (
    MAP_SIZE,
    contrasts,
    difference_svg,
    handbook_regions,
    muscle_map_svg,
    muscle_regions,
    region_outlines,
    swatch_svg,
)
from handbook.figures.muscle_shapes import BODY, MUSCLES, View
from handbook.figures.region_names import region_name

SVG = "{http://www.w3.org/2000/svg}"
R = MapRegion
ALL = dict.fromkeys(MapRegion, MuscleRole.PRIME_MOVER)
FIRST = {
    R.BACK_LOWER_BUTTOCK: MuscleRole.PRIME_MOVER,
    R.FRONT_INNER_THIGH: MuscleRole.SYNERGIST,
    R.BACK_CALF: MuscleRole.MINOR,
}
SECOND = {
    R.BACK_LOWER_BUTTOCK: MuscleRole.PRIME_MOVER,
    R.FRONT_INNER_THIGH: MuscleRole.PRIME_MOVER,
    R.FRONT_HIP: MuscleRole.STABILIZER,
}


def maps(handbook: Handbook) -> Iterator[str]:
    for style in Style:
        for variation in handbook.variations:
            yield muscle_map_svg(working_regions(variation, handbook), style, title=variation.name)
        yield muscle_map_svg(ALL, style)
        yield muscle_map_svg({}, style, legend=False)
        yield difference_svg(FIRST, SECOND, style, names=("A", "B"))
        others = dict.fromkeys(MapRegion, MuscleRole.MINOR)
        yield difference_svg(ALL, others, style, names=("A", "B"))


def shown(svg: str, name: str) -> dict[str, str]:
    return dict(re.findall(rf'data-region="([a-z-]+)" data-{name}="([a-z-]+)"', svg))


def inside(point: Point, outline: tuple[Point, ...]) -> bool:
    x, y = point
    crossed = False
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            crossed = not crossed
    return crossed


def half(region: MapRegion) -> tuple[float, float, float, float]:
    """The least and greatest x, and the least and greatest y, of the right half of a region."""
    spots = [spot for loop in MUSCLES[region] for spot in polygon(loop)]
    xs, ys = [x for x, _y in spots], [y for _x, y in spots]
    return min(xs), max(xs), min(ys), max(ys)


# The body


def test_every_region_of_the_model_has_a_place_and_a_name() -> None:
    assert set(MUSCLES) == set(MapRegion)
    assert len(MUSCLES) >= 22
    assert len({region_name(region) for region in MapRegion}) == len(MapRegion)
    for view in View:
        assert sum(region.startswith(view) for region in MapRegion) >= 11


@pytest.mark.parametrize("region", MapRegion)
def test_both_halves_are_alike(region: MapRegion) -> None:
    middle = MAP_SIZE[0] / 4 if region.startswith("front") else 3 * MAP_SIZE[0] / 4
    spots = {
        (round(x - middle, 3), round(y, 3)) for edge in region_outlines(region) for x, y in edge
    }

    assert {(-x, y) for x, y in spots} == spots


@pytest.mark.parametrize("region", MapRegion)
def test_muscles_lie_inside_the_body(region: MapRegion) -> None:
    body = polygon(whole(BODY[View(region.partition("-")[0])]))

    outside = [spot for loop in MUSCLES[region] for spot in polygon(loop) if not inside(spot, body)]

    assert outside == []


@pytest.mark.parametrize("view", View)
def test_no_two_muscles_lie_on_each_other(view: View) -> None:
    loops = [
        (region, polygon(loop))
        for region in MapRegion
        if region.startswith(view)
        for loop in MUSCLES[region]
    ]
    for (one, edge), (other, other_edge) in combinations(loops, 2):
        overlapping = sum(inside(spot, other_edge) for spot in edge)
        overlapping += sum(inside(spot, edge) for spot in other_edge)

        assert overlapping <= 2, (one, other)


def test_muscles_lie_where_anatomy_has_them() -> None:
    left, _right, top, bottom = half(R.BACK_SIDE_HIP)
    upper, lower = half(R.BACK_UPPER_BUTTOCK), half(R.BACK_LOWER_BUTTOCK)
    assert top < upper[2] < lower[2]
    assert bottom < lower[3]
    assert left > upper[0] + 4
    inner, outer = half(R.BACK_INNER_THIGH), half(R.BACK_OUTER_THIGH)
    assert inner[1] < outer[0] + 1
    assert min(inner[2], outer[2]) > lower[3] - 3
    adductors, middle, vasti = (
        half(of) for of in (R.FRONT_INNER_THIGH, R.FRONT_MIDDLE_THIGH, R.FRONT_OUTER_THIGH)
    )
    assert adductors[1] < middle[0]
    assert middle[1] < vasti[1]
    assert half(R.BACK_LOWER_BACK)[1] < 8
    assert half(R.BACK_LOWER_BACK)[3] < upper[2] + 4
    assert half(R.BACK_SIDE)[0] > 3
    assert half(R.BACK_CALF)[2] > inner[3]
    assert half(R.FRONT_ABDOMEN)[1] < half(R.FRONT_OBLIQUES)[0] + 0.5
    assert half(R.FRONT_HIP)[1] > middle[1]
    assert half(R.FRONT_CHEST)[3] < half(R.FRONT_ABDOMEN)[2] + 1


# The picture


def test_each_map_is_plain_valid_svg_of_few_kilobytes(hip_thrust: Handbook, qapp: object) -> None:
    tags = {"svg", "g", "path", "rect", "text", "title", "desc"}
    for svg in maps(hip_thrust):
        root = ElementTree.fromstring(svg)

        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= tags
        assert len(svg.encode()) < 40_000
        drawn = svg.partition("</desc>")[2]
        assert not re.search(r"nan|inf|url\(|style=|class=|id=", drawn)
        assert QSvgRenderer(QByteArray(svg.encode())).isValid()


def test_the_same_map_is_the_same_text(hip_thrust: Handbook) -> None:
    assert list(maps(hip_thrust)) == list(maps(hip_thrust))


def test_typst_can_print_it() -> None:
    page = '#image(bytes(sys.inputs.svg), format: "svg", width: 90pt)'

    pdf = typst.compile(page.encode(), sys_inputs={"svg": muscle_map_svg(ALL, Style.MONO)})

    assert isinstance(pdf, bytes)
    assert pdf.startswith(b"%PDF")


def test_without_legend_the_view_box_is_that_of_the_outlines() -> None:
    root = ElementTree.fromstring(muscle_map_svg(FIRST, legend=False))

    assert root.attrib["viewBox"] == "0 0 {:.0f} {:.0f}".format(*MAP_SIZE)
    assert list(root.iter(f"{SVG}text")) == []
    for region in MapRegion:
        for edge in region_outlines(region):
            assert all(0 < x < MAP_SIZE[0] and 0 < y < MAP_SIZE[1] for x, y in edge)


# Roles


def test_the_roles_shown_are_those_of_the_pack(hip_thrust: Handbook) -> None:
    assert len(hip_thrust.variations) == 21
    for variation in hip_thrust.variations:
        strength = list(MuscleRole)
        expected: dict[str, str] = {}
        for use in sorted(variation.muscles, key=lambda use: -strength.index(use.role)):
            muscle = hip_thrust.find(Kind.MUSCLE, use.muscle)
            assert isinstance(muscle, Muscle)
            expected |= dict.fromkeys(map(str, muscle.regions), str(use.role))

        svg = muscle_map_svg(working_regions(variation, hip_thrust))

        assert shown(svg, "role") == expected, variation.id


def test_the_map_of_a_handbook_has_the_strongest_role_of_each_region(hip_thrust: Handbook) -> None:
    strength = list(MuscleRole)
    each = [working_regions(variation, hip_thrust) for variation in hip_thrust.variations]

    found = handbook_regions(hip_thrust)

    assert found == {
        region: min((roles[region] for roles in each if region in roles), key=strength.index)
        for region in found
    }
    assert set(found) == {region for roles in each for region in roles}


def test_the_map_says_in_words_what_it_shows() -> None:
    root = ElementTree.fromstring(muscle_map_svg(FIRST, title="A < B & </title>"))

    assert root.findtext(f"{SVG}title") == "Muscles: A < B & </title>"
    described = root.findtext(f"{SVG}desc")
    assert described == (
        "The body from the front and from the back. "
        "Prime movers: Gluteus maximus, lower fibers. Synergists: Adductors. "
        "Minor: Gastrocnemius and soleus."
    )


def test_the_legend_names_the_roles_that_occur() -> None:
    root = ElementTree.fromstring(muscle_map_svg(FIRST))

    words = [text.text for text in root.iter(f"{SVG}text")]
    assert words == [
        label(role) for role in (MuscleRole.PRIME_MOVER, MuscleRole.SYNERGIST, MuscleRole.MINOR)
    ]


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("markings", [ROLE_MARKINGS, CONTRAST_MARKINGS])
def test_markings_differ_by_pattern_and_not_only_by_color(
    style: Style, markings: Mapping[Style, Mapping[object, Marking]]
) -> None:
    patterns = {
        tuple((hatch.gap, hatch.slope, hatch.dashes) for hatch in marking)
        for marking in markings[style].values()
    }

    assert len(patterns) == len(markings[style]) == 4


@pytest.mark.parametrize("style", Style)
def test_swatches_tell_the_markings_apart_in_gray(style: Style, qapp: object) -> None:
    for markings in (ROLE_MARKINGS[style], CONTRAST_MARKINGS[style]):
        pictures: set[bytes] = set()
        for marking in markings.values():
            renderer = QSvgRenderer(QByteArray(swatch_svg(marking, style).encode()))
            png = _gray(renderer)
            pictures.add(png)

        assert len(pictures) == 4


def _gray(renderer: QSvgRenderer) -> bytes:
    from PySide6.QtGui import QPainter

    image = QImage(110, 60, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())


# Differences


def test_each_kind_of_difference_is_found() -> None:
    assert contrasts(FIRST, SECOND) == {
        R.FRONT_HIP: Contrast.ONLY_SECOND,
        R.FRONT_INNER_THIGH: Contrast.OTHER_ROLE,
        R.BACK_LOWER_BUTTOCK: Contrast.SAME_ROLE,
        R.BACK_CALF: Contrast.ONLY_FIRST,
    }


def test_a_difference_is_drawn_and_told_in_words() -> None:
    svg = difference_svg(FIRST, SECOND, names=("Thrust <1>", "Pump"))
    root = ElementTree.fromstring(svg)

    assert shown(svg, "difference") == {
        "front-hip": "only-second",
        "front-inner-thigh": "other-role",
        "back-lower-buttock": "same-role",
        "back-calf": "only-first",
    }
    assert root.findtext(f"{SVG}title") == "Muscles: Thrust <1> and Pump"
    assert root.findtext(f"{SVG}desc") == (
        "The body from the front and from the back. "
        "Same role in both: Gluteus maximus, lower fibers. Another role in each: Adductors. "
        "Only in Thrust <1>: Gastrocnemius and soleus. "
        "Only in Pump: Hip flexors and tensor fasciae latae."
    )
    assert [text.text for text in root.iter(f"{SVG}text")] == [
        "Same role in both",
        "Another role in each",
        "Only in Thrust <1>",
        "Only in Pump",
    ]


def test_long_names_wrap_in_the_legend() -> None:
    svg = difference_svg(FIRST, SECOND, names=("Very " * 24 + "long", "B"))

    lines = [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]
    assert len(lines) > 5
    assert max(map(len, lines)) <= 52


def test_lines_run_the_same_way_on_both_sides() -> None:
    for contrast, slopes in ((Contrast.ONLY_FIRST, -1), (Contrast.ONLY_SECOND, 1)):
        roles = {R.BACK_LOWER_BUTTOCK: MuscleRole.PRIME_MOVER}
        pair = (roles, {}) if contrast is Contrast.ONLY_FIRST else ({}, roles)
        svg = difference_svg(*pair, names=("A", "B"), legend=False)
        ways = re.findall(r"l(-?[\d.]+?)[ ]?(-?[\d.]+)(?=M|\")", svg)
        assert len(ways) > 10
        assert {1 if float(x) * float(y) > 0 else -1 for x, y in ways} == {slopes}


# The command


@pytest.mark.parametrize("address", ["hip-thrust/muscle/hamstrings", "hip-thrust/muscle"])
def test_show_prints_the_map(capsys: pytest.CaptureFixture[str], address: str) -> None:
    code = main(["show", address, "--format", "svg"])
    printed = capsys.readouterr().out

    assert code == 0
    assert ElementTree.fromstring(printed).tag.endswith("svg")
    assert shown(printed, "role")["back-outer-thigh"] == "synergist"


def test_the_map_of_a_muscle_shows_its_regions(hip_thrust: Handbook) -> None:
    muscle = hip_thrust.find(Kind.MUSCLE, "hamstrings")
    assert isinstance(muscle, Muscle)

    assert muscle_regions(muscle) == {
        R.BACK_INNER_THIGH: muscle.role,
        R.BACK_OUTER_THIGH: muscle.role,
    }


def test_two_variations_that_differ_in_the_pack_differ_on_the_map(hip_thrust: Handbook) -> None:
    one, other = (
        hip_thrust.find(Kind.VARIATION, id) for id in ("barbell-hip-thrust", "frog-thrust")
    )
    assert isinstance(one, Variation)
    assert isinstance(other, Variation)

    found = contrasts(working_regions(one, hip_thrust), working_regions(other, hip_thrust))

    assert set(found.values()) > {Contrast.SAME_ROLE}
