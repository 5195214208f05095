"""What is drawn: valid, small, the same each time, the same in Qt and in Typst, and true."""

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import msgspec
import pytest
import typst
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from handbook.content.handbook import Handbook
from handbook.content.model import Kind, Muscle, MuscleRole, Variation
from handbook.content.pose import (
    ArmPlace,
    BackContact,
    Band,
    Feet,
    Figure,
    FootContact,
    Hold,
    Load,
    OtherLeg,
    Pose,
    Rhythm,
    Support,
)
from handbook.figures import Form, Style, figure_svg, working_regions
from handbook.figures.anatomy import PATCHES, SEEN_REGIONS
from handbook.figures.outline import dotted, flattened, hatching
from handbook.figures.style import INKS

SVG = "{http://www.w3.org/2000/svg}"
DRAWN_ALIKE = {
    "svg", "g", "path", "rect", "circle", "title", "desc",
}  # fmt: skip


def drawn(handbook: Handbook) -> Iterator[tuple[str, Style, Form, str]]:
    for variation in handbook.variations:
        for style in Style:
            for form in Form:
                svg = figure_svg(variation, handbook, style, form, 0.4)
                assert svg is not None
                yield variation.id, style, form, svg


def found(handbook: Handbook, id: str) -> Variation:
    variation = handbook.find(Kind.VARIATION, id)
    assert isinstance(variation, Variation)
    return variation


def svg_of(handbook: Handbook, id: str, form: Form = Form.GHOST, instant: float = 1.0) -> str:
    svg = figure_svg(found(handbook, id), handbook, Style.LIGHT, form, instant)
    assert svg is not None
    return svg


def test_each_figure_is_plain_valid_svg_of_a_few_kilobytes(hip_thrust: Handbook) -> None:
    for name, style, form, svg in drawn(hip_thrust):
        root = ElementTree.fromstring(svg)

        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= DRAWN_ALIKE
        assert len(svg.encode()) < 40_000, (name, style, form)
        assert not re.search(r"nan|inf|url\(|style=|class=|id=", svg), (name, style, form)


def test_the_same_figure_is_the_same_text(hip_thrust: Handbook) -> None:
    once = list(drawn(hip_thrust))

    assert once == list(drawn(hip_thrust))


def test_qt_reads_each_figure_at_its_view_box(hip_thrust: Handbook, qapp: object) -> None:
    for name, style, form, svg in drawn(hip_thrust):
        renderer = QSvgRenderer(QByteArray(svg.encode()))

        assert renderer.isValid(), (name, style, form)
        box = ElementTree.fromstring(svg).attrib["viewBox"].split()
        assert renderer.viewBoxF().width() == pytest.approx(float(box[2]))


WIDTH, COARSE = 720, 120


def pixels_of_qt(svg: str) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    box = renderer.viewBoxF()
    height = WIDTH * box.height() / box.width()
    image = QImage(WIDTH, round(height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, WIDTH, height))
    painter.end()
    return image


def pixels_of_typst(svgs: list[str]) -> list[QImage]:
    pages = (
        f"#set page(width: {WIDTH}pt, height: auto, margin: 0pt, fill: white)\n"
        "#for svg in json(bytes(sys.inputs.svgs)) "
        f'{{ page(image(bytes(svg), format: "svg", width: {WIDTH}pt)) }}'
    )
    inputs = {"svgs": json.dumps(svgs)}
    return [
        QImage.fromData(QByteArray(png)).convertToFormat(QImage.Format.Format_RGB32)
        for png in typst.compile(pages.encode(), format="png", ppi=72, sys_inputs=inputs)
    ]


def coarse(image: QImage, height: int) -> bytes:
    """Few large pixels, so that the smoothing of edges does not count."""
    small = image.copy(0, 0, WIDTH, height).scaled(
        COARSE,
        height * COARSE // WIDTH,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return bytes(small.constBits())


@pytest.mark.parametrize("style", Style)
def test_typst_draws_what_qt_draws(hip_thrust: Handbook, qapp: object, style: Style) -> None:
    variations = hip_thrust.variations
    svgs = [figure_svg(each, hip_thrust, style, Form.GHOST) or "" for each in variations]
    for variation, svg, other in zip(variations, svgs, pixels_of_typst(svgs), strict=True):
        one = pixels_of_qt(svg)
        height = min(one.height(), other.height())

        pairs = zip(coarse(one, height), coarse(other, height), strict=True)
        assert max(abs(a - b) for a, b in pairs) < 48, variation.id


def test_roles_on_the_body_are_those_of_the_pack(hip_thrust: Handbook) -> None:
    for variation in hip_thrust.variations:
        svg = svg_of(hip_thrust, variation.id, Form.SINGLE)
        expected = {
            (region, use.role)
            for use in variation.muscles
            if isinstance(muscle := hip_thrust.find(Kind.MUSCLE, use.muscle), Muscle)
            for region in muscle.regions
            if use.role is not MuscleRole.MINOR and region in SEEN_REGIONS
        }

        tinted = set(re.findall(r'data-region="([a-z-]+)" data-role="([a-z-]+)"', svg))

        assert tinted == {(str(region), str(role)) for region, role in expected}, variation.id


def test_the_strongest_role_shows_where_muscles_share_a_region(hip_thrust: Handbook) -> None:
    variation = hip_thrust.variations[0]
    uses = variation.muscles
    weak_first = msgspec.structs.replace(
        variation,
        muscles=(msgspec.structs.replace(uses[0], role=MuscleRole.MINOR), *uses),
    )

    assert working_regions(weak_first, hip_thrust) == working_regions(variation, hip_thrust)


def test_hatching_differs_by_role_in_every_style(hip_thrust: Handbook) -> None:
    for style in Style:
        svg = figure_svg(hip_thrust.variations[0], hip_thrust, style, Form.SINGLE)
        assert svg is not None
        hatches = {
            role: set(
                re.findall(rf'data-role="{role}"[^>]*><path[^>]*><path d="[^"]*" ([^>]*)/>', svg)
            )
            for role in ("prime-mover", "synergist", "stabilizer")
        }

        assert all(len(found) == 1 for found in hatches.values())
        assert len(set.union(*hatches.values())) == 3


def test_the_marking_of_a_muscle_stays_inside_it() -> None:
    for patch in PATCHES:
        edge = flattened(patch.edge)
        for hatch in INKS[Style.LIGHT].roles.values():
            lines = hatching(patch.edge, hatch.gap, hatch.slope, 1.0)
            ends = [
                point
                for x, y, dx, dy in re.findall(rf"M{PAIR}l{PAIR}", lines)
                for point in ((float(x), float(y)), (float(x) + float(dx), float(y) + float(dy)))
            ]
            for x, y, length in re.findall(rf"M{PAIR}h({NUMBER})", dotted(patch.edge, 2.9, 1.0)):
                ends += [(float(x), float(y)), (float(x) + float(length), float(y))]
            assert ends
            assert all(inside(end, edge) for end in ends), patch.region


NUMBER = r"-?\d*\.?\d+"
PAIR = rf"({NUMBER}) ?({NUMBER})"


def inside(place: tuple[float, float], edge: list[tuple[float, float]]) -> bool:
    x, y = place
    crossings = sum(
        ax + (bx - ax) * (y - ay) / (by - ay) > x
        for (ax, ay), (bx, by) in zip(edge, [*edge[1:], edge[0]], strict=True)
        if (ay <= y) != (by <= y)
    )
    return crossings % 2 == 1


def test_an_animation_keeps_its_view_box(hip_thrust: Handbook) -> None:
    for variation in hip_thrust.variations:
        boxes = {
            ElementTree.fromstring(svg_of(hip_thrust, variation.id, Form.SINGLE, step / 8)).attrib[
                "viewBox"
            ]
            for step in range(9)
        }

        assert len(boxes) == 1, variation.id


def test_lying_bodies_are_on_one_scale(hip_thrust: Handbook) -> None:
    names = (
        "glute-bridge", "bodyweight-hip-thrust", "barbell-hip-thrust", "kas-glute-bridge",
        "frog-thrust", "pause-hip-thrust", "one-and-a-half-hip-thrust", "knee-banded-hip-thrust",
    )  # fmt: skip
    boxes = {ElementTree.fromstring(svg_of(hip_thrust, name)).attrib["viewBox"] for name in names}

    assert len(boxes) == 1


def test_start_and_finish_of_an_animation_differ(hip_thrust: Handbook) -> None:
    for variation in hip_thrust.variations:
        frames = {svg_of(hip_thrust, variation.id, Form.SINGLE, step / 4) for step in range(5)}

        assert len(frames) == 5, variation.id


def test_no_two_variations_have_the_same_picture(hip_thrust: Handbook) -> None:
    pictures = {
        re.sub(r"<title>.*</desc>", "", svg_of(hip_thrust, variation.id, form))
        for variation in hip_thrust.variations
        for form in Form
    }

    assert len(pictures) == len(hip_thrust.variations) * len(Form)


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("barbell-hip-thrust", "A padded barbell lies in the crease of the hips."),
        ("american-hip-thrust", "A bent arrow under the buttocks shows the pelvis tucking."),
        ("american-hip-thrust", "the pelvis as a bowl, before and after"),
        (
            "kas-glute-bridge",
            "A line under the hips and a scale show that only the upper part",
        ),
        ("frog-thrust", "The soles are pressed together"),
        ("pause-hip-thrust", "A pause sign stands at the top"),
        ("one-and-a-half-hip-thrust", "up, half down, up again, down"),
        ("constant-tension-hip-thrust", "A closed loop of arrows"),
        ("cable-pull-through", "The body stands."),
        ("b-stance-hip-thrust", "the other foot rests on its heel, farther out"),
        ("single-leg-hip-thrust", "Only one leg works; the other knee is held up."),
        ("feet-elevated-hip-thrust", "The feet are on a step 25 cm high."),
        ("machine-hip-thrust", "back roll of a machine"),
        ("smith-machine-hip-thrust", "Smith machine"),
        ("knee-banded-hip-thrust", "above the knees"),
        ("band-resisted-hip-thrust", "a weight on the floor at each side"),
        ("kettlebell-deadstop-hip-thrust", "A stop sign stands at the bottom"),
    ],
)
def test_the_description_says_what_the_picture_shows(
    hip_thrust: Handbook, id: str, words: str
) -> None:
    root = ElementTree.fromstring(svg_of(hip_thrust, id))
    title, description = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")

    assert title
    assert title.startswith(found(hip_thrust, id).name)
    assert description
    assert words in description
    assert "as prime movers: Gluteus maximus" in description


def test_names_of_others_cannot_break_the_markup(hip_thrust: Handbook) -> None:
    odd = msgspec.structs.replace(hip_thrust.variations[0], name="A < B & </title> “C”")

    svg = figure_svg(odd, hip_thrust)

    assert svg is not None
    title = ElementTree.fromstring(svg).findtext(f"{SVG}title")
    assert title == "A < B & </title> “C”: from start to finish"


def test_a_variation_without_a_figure_has_none_drawn(hip_thrust: Handbook) -> None:
    bare = msgspec.structs.replace(hip_thrust.variations[0], figure=None)

    assert figure_svg(bare, hip_thrust) is None


@pytest.mark.parametrize("load", Load)
@pytest.mark.parametrize("support", [Support.FLOOR, Support.BENCH, Support.BACK_ROLL])
def test_every_load_and_support_can_be_drawn(
    hip_thrust: Handbook, qapp: object, load: Load, support: Support
) -> None:
    figure = Figure(
        support=support,
        feet=Feet(distance=68),
        arms=ArmPlace.CROSSED,
        load=load,
        start=Pose(torso=30),
        finish=Pose(torso=0),
    )
    variation = msgspec.structs.replace(hip_thrust.variations[0], figure=figure)
    for form in Form:
        svg = figure_svg(variation, hip_thrust, Style.MONO, form)
        assert svg is not None
        assert QSvgRenderer(QByteArray(svg.encode())).isValid()


@pytest.mark.parametrize(
    "change",
    [
        {"other_leg": OtherLeg.STRAIGHT},
        {"other_leg": OtherLeg.KNEE_UP},
        {"feet": Feet(distance=68, contact=FootContact.TOES)},
        {"feet": Feet(distance=68, contact=FootContact.SOLES_TOGETHER), "knees_apart": 40},
        {"band": Band.KNEES},
        {"band": Band.TO_FLOOR},
        {"hold": Hold.BOTTOM},
        {"landing_mat": True},
        {"full_start": 70},
        {"rhythm": Rhythm.NONSTOP},
        {"rhythm": Rhythm.ONE_AND_A_HALF},
        {"back": BackContact.MID_BACK},
        {"other_leg": OtherLeg.KICKSTAND},
    ],
)
def test_every_word_changes_the_picture(
    hip_thrust: Handbook, thrust: Figure, change: dict[str, object]
) -> None:
    def picture(figure: Figure) -> str:
        variation = msgspec.structs.replace(hip_thrust.variations[0], figure=figure)
        svg = figure_svg(variation, hip_thrust)
        assert svg is not None
        return re.sub(r"<desc>.*</desc>", "", svg)

    assert picture(thrust) != picture(msgspec.structs.replace(thrust, **change))
