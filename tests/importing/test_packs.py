"""A library becomes a pack without problems, and stays the same pack when it is imported again."""

from pathlib import Path

import pytest

from handbook.content.handbook import Handbook
from handbook.content.html import page_document
from handbook.content.model import (
    Category,
    Equipment,
    Force,
    Kind,
    Level,
    MapRegion,
    Mechanic,
    Muscle,
    MuscleRole,
    Variation,
)
from handbook.content.pages import entry_page
from handbook.errors import ContentError, UsageError
from handbook.importing.library import import_library

from .conftest import TODAY, Import, Read, exercise


def files(pack: Path) -> dict[str, bytes]:
    return {
        path.relative_to(pack).as_posix(): path.read_bytes()
        for path in pack.rglob("*")
        if path.is_file()
    }


def muscle(handbook: Handbook, id_: str) -> Muscle:
    found = handbook.find(Kind.MUSCLE, id_)
    assert isinstance(found, Muscle)
    return found


# what an exercise becomes


def test_an_exercise_becomes_a_variation(run: Import, read: Read) -> None:
    report = run(exercise("Box hop", equipment="kettlebells"))

    (variation,) = read().variations
    assert report.exercises == 1
    assert variation.id == "box-hop"
    assert variation.name == "Box hop"
    assert variation.equipment == (Equipment.KETTLEBELL,)
    assert variation.level is Level.ADVANCED
    assert variation.force is Force.PUSH
    assert variation.mechanic is Mechanic.COMPOUND
    assert variation.category is Category.PLYOMETRICS
    assert variation.steps == ("Stand before a box.", "Hop onto it.")
    assert [(use.muscle, use.role) for use in variation.muscles] == [
        ("gluteus-maximus-lower", MuscleRole.PRIME_MOVER),
        ("gluteus-maximus-upper", MuscleRole.PRIME_MOVER),
        ("calves-and-feet", MuscleRole.SYNERGIST),
    ]


@pytest.mark.parametrize(
    ("word", "equipment"),
    [
        (None, Equipment.NONE),
        ("body only", Equipment.NONE),
        ("bands", Equipment.LONG_BAND),
        ("cable", Equipment.CABLE_MACHINE),
        ("e-z curl bar", Equipment.EZ_BAR),
        ("exercise ball", Equipment.EXERCISE_BALL),
        ("foam roll", Equipment.FOAM_ROLLER),
        ("medicine ball", Equipment.MEDICINE_BALL),
        ("other", Equipment.OTHER),
        ("Smith machine", Equipment.SMITH_MACHINE),
    ],
)
def test_equipment_gets_the_word_of_the_handbook(
    word: str | None, equipment: Equipment, run: Import, read: Read
) -> None:
    report = run(exercise(equipment=word))

    (variation,) = read().variations
    assert variation.equipment == (equipment,)
    assert variation.setup == ()
    assert report.unknown_equipment == {}


def test_equipment_that_nobody_knows_here_is_kept_by_name(run: Import, read: Read) -> None:
    report = run(exercise("a", equipment="moon boots"), exercise("b", equipment="moon boots"))

    first, _second = read().variations
    assert first.equipment == (Equipment.OTHER,)
    assert first.setup == ("Equipment: moon boots",)
    assert report.unknown_equipment == {"moon boots": 2}


def test_muscles_have_pages_with_their_place_on_the_map(run: Import, read: Read) -> None:
    run(exercise(primaryMuscles=["glutes", "lower back"], secondaryMuscles=["glutes", "biceps"]))

    handbook = read()
    (variation,) = handbook.variations
    assert [use.muscle for use in variation.muscles].count("gluteus-maximus-lower") == 1
    assert muscle(handbook, "erector-spinae").regions == (MapRegion.BACK_LOWER_BACK,)
    assert muscle(handbook, "biceps").role is MuscleRole.SYNERGIST
    assert (
        muscle(handbook, "biceps").task == "Prime mover in 0 and synergist in 1 of the exercises."
    )


def test_a_muscle_that_nobody_knows_here_is_kept_by_name(run: Import, read: Read) -> None:
    run(exercise(primaryMuscles=["serratus anterior"], secondaryMuscles=["前锯肌"]))

    handbook = read()
    assert muscle(handbook, "serratus-anterior").name == "Serratus anterior"
    assert muscle(handbook, "serratus-anterior").regions == ()
    assert {found.name for found in handbook.muscles} == {"Serratus anterior", "前锯肌"}


def test_long_instructions_are_split_and_blank_ones_left_out(run: Import, read: Read) -> None:
    long = " ".join(["Stand up and sit down again."] * 30)

    run(exercise(instructions=[long, "  ", "One.\nTwo."]))

    (variation,) = read().variations
    assert len(variation.steps) == 5
    assert " ".join(variation.steps[:3]) == long
    assert variation.steps[3:] == ("One.", "Two.")


def test_an_exercise_may_hold_no_more_than_a_name_a_level_and_instructions(
    run: Import, read: Read
) -> None:
    run({"name": "Sit", "level": "beginner", "instructions": [], "ours": {"any": "thing"}})

    (variation,) = read().variations
    assert (variation.id, variation.steps, variation.muscles) == ("sit", (), ())


def test_the_page_shows_what_the_exercise_says_of_itself(run: Import, read: Read) -> None:
    run(exercise(category="olympic weightlifting"))

    handbook = read()
    (variation,) = handbook.variations
    html = page_document(entry_page(handbook, Kind.VARIATION, variation), "en")
    html = html.replace("&nbsp;", " ")
    for words in ("Olympic weightlifting", "Push", "Compound", "Advanced", "No equipment"):
        assert words in html


def test_many_exercises_are_spread_over_files(run: Import, read: Read, pack: Path) -> None:
    run(*(exercise(f"Hop {number}") for number in range(2_001)))

    assert sorted(path.name for path in (pack / "variations").iterdir()) == [
        "imported-001.yaml",
        "imported-002.yaml",
    ]
    assert [variation.name for variation in read().variations][:2001:1000] == [
        "Hop 0",
        "Hop 1000",
        "Hop 2000",
    ]


def test_everyday_words_are_there_for_the_search(run: Import, read: Read) -> None:
    run(exercise())

    meanings = {word: item.means for item in read().manifest.synonyms for word in item.words}
    assert meanings["RDL"] == "Romanian deadlift"


# importing again


def test_importing_the_same_again_changes_no_file(run: Import, pack: Path) -> None:
    run(exercise("a"), exercise("b"))
    before = files(pack)

    run(exercise("a"), exercise("b"))

    assert files(pack) == before


def test_ids_stay_when_exercises_move_change_or_come_and_go(run: Import, read: Read) -> None:
    run(exercise("a", id="A_1"), exercise("b", id="A-1"), exercise("c"))

    report = run(
        exercise("d"), exercise("B two", id="A-1"), exercise("a", id="A.1", level="beginner")
    )

    kept = {variation.id: variation for variation in read().variations}
    assert report.missing == ("c",)
    assert set(kept) == {"a-1", "a-1-2", "d"}
    assert kept["a-1"].level is Level.BEGINNER
    assert kept["a-1-2"].name == "B two"


def test_what_was_added_to_the_pack_stays(run: Import, read: Read, pack: Path) -> None:
    run(*(exercise(f"Hop {number}") for number in range(2_001)))
    manifest = (pack / "pack.yaml").read_text().replace("Exercise library", "My gym")
    (pack / "pack.yaml").write_text(manifest)
    (pack / "variations" / "mine.yaml").write_text(
        "id: mine\nname: Mine\nequipment: [none]\nlevel: beginner\nsteps: [Go.]\n"
    )

    run(exercise("Hop 0"))

    handbook = read()
    assert handbook.manifest.title == "My gym"
    assert [variation.id for variation in handbook.variations] == ["hop-0", "mine"]


def test_the_date_of_the_first_import_is_the_date_of_review(run: Import, read: Read) -> None:
    run(exercise())

    assert read().manifest.reviewed_on == TODAY.isoformat()


# what is broken


def test_a_broken_exercise_is_named_with_its_place_and_every_fault(run: Import, read: Read) -> None:
    report = run(
        exercise("good"),
        exercise("Bad hop", level="exprt", instructions=[1], primaryMuscles="glutes"),
        "no exercise",
        exercise("long" * 40),
        exercise("Other", id="good"),
    )

    assert [variation.id for variation in read().variations] == ["good"]
    assert sorted(str(broken).partition(": ")[0] for broken in report.broken) == [
        "[1].instructions[0] “Bad hop”",
        "[1].level “Bad hop”",
        "[1].primaryMuscles “Bad hop”",
        "[2]",
        f"[3].name “{('long' * 15)[:59]}…”",
        "[4].id “Other”",
    ]
    messages = {broken.index: broken.fault.message for broken in report.broken}
    assert messages[2].startswith("Fields are expected here")
    assert messages[3] == "This text has 160 characters; at most 120 are allowed."
    assert messages[4] == "This id is that of exercise 0 as well."


def test_an_exercise_that_breaks_keeps_its_id_for_the_day_it_is_mended(
    run: Import, read: Read
) -> None:
    run(exercise("a", id="A_1"), exercise("b", id="A-1"))

    report = run(exercise("a", id="A_1", level=None), exercise("b", id="A-1"))
    run(exercise("b", id="A-1"), exercise("a", id="A_1"))

    assert report.missing == ()
    assert {variation.name: variation.id for variation in read().variations} == {
        "a": "a-1",
        "b": "a-1-2",
    }


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is not a list of exercises"),
        (b"{}", "is not a list of exercises"),
        (b'[{"name": "a"', "is not a list of exercises"),
        (b"[" * 100_000, "is not a list of exercises"),
        (b"[]", "holds no exercise that can be read."),
        (b"[1]", "list.json[0]: Fields are expected here"),
        (b'["\xff"]', "list.json"),
    ],
)
def test_a_file_that_is_no_library_says_so_and_nothing_is_written(
    data: bytes, message: str, tmp_path: Path, pack: Path
) -> None:
    file = tmp_path / "list.json"
    file.write_bytes(data)

    with pytest.raises(ContentError) as error:
        import_library(file, pack, None, TODAY, lambda done, total: None)

    assert message in str(error.value)
    assert not pack.exists()


def test_a_file_with_a_mark_of_byte_order_is_read(tmp_path: Path, pack: Path) -> None:
    file = tmp_path / "list.json"
    file.write_bytes(b'\xef\xbb\xbf[{"name": "a", "level": "expert", "instructions": []}]')

    assert import_library(file, pack, None, TODAY, lambda done, total: None).exercises == 1


def test_a_missing_file_is_wrong_usage(tmp_path: Path, pack: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.json cannot be read"):
        import_library(tmp_path / "none.json", pack, None, TODAY, lambda done, total: None)


def test_a_folder_that_holds_something_else_is_left_alone(run: Import, pack: Path) -> None:
    pack.mkdir()
    (pack / "pack.yaml").write_text("id: somebody-elses")

    with pytest.raises(UsageError, match="holds something else"):
        run(exercise())

    assert files(pack) == {"pack.yaml": b"id: somebody-elses"}


def test_an_empty_folder_is_as_good_as_none(run: Import, read: Read, pack: Path) -> None:
    pack.mkdir()

    run(exercise())

    assert len(read().variations) == 1


def test_damaged_ids_are_not_written_over(run: Import, pack: Path) -> None:
    run(exercise())
    (pack / "ids.json").write_text("{")

    with pytest.raises(ContentError, match="keeps the ids"):
        run(exercise("b"))

    assert (pack / "ids.json").read_text() == "{"


def test_a_pack_that_cannot_be_written_is_said_so_and_stays_as_it_was(
    run: Import, pack: Path
) -> None:
    run(exercise())
    (pack / "muscles.yaml").unlink()
    (pack / "muscles.yaml").mkdir()
    (pack / "muscles.yaml" / "in-the-way").touch()
    before = files(pack)

    with pytest.raises(ContentError, match="cannot be written"):
        run(exercise("b"))

    after = files(pack)
    assert after.pop("ids.json") != before.pop("ids.json")
    assert after == before


def test_a_new_folder_that_cannot_be_made_is_said_so(
    tmp_path: Path, run: Import, pack: Path
) -> None:
    pack.parent.joinpath("file").touch()

    with pytest.raises(ContentError, match="cannot be written"):
        import_library(
            _written(tmp_path), tmp_path / "file" / "pack", None, TODAY, lambda done, total: None
        )


def _written(folder: Path) -> Path:
    file = folder / "list.json"
    file.write_text('[{"name": "a", "level": "expert", "instructions": []}]')
    return file


def test_what_a_killed_import_left_behind_is_no_part_of_the_pack(
    run: Import, read: Read, pack: Path
) -> None:
    run(exercise())
    (pack / ".importing" / "variations").mkdir(parents=True)
    (pack / ".importing" / "variations" / "imported-001.yaml").write_text("half")

    assert len(read().variations) == 1
    run(exercise())

    assert not (pack / ".importing").exists()


# pictures


def test_pictures_are_copied_and_are_no_problem_for_the_pack(
    run: Import, read: Read, pack: Path, tmp_path: Path
) -> None:
    images = tmp_path / "pictures"
    (images / "hop").mkdir(parents=True)
    (images / "hop" / "0.jpg").write_bytes(b"picture")

    report = run(exercise(images=["hop/0.jpg", "hop/1.jpg"]), images=images)

    assert report.pictures is not None
    assert (len(report.pictures.files), report.pictures.missing) == (1, 1)
    assert (pack / "images" / "hop" / "0.jpg").read_bytes() == b"picture"
    assert isinstance(read().variations[0], Variation)


@pytest.mark.parametrize("name", ["../secret.jpg", "/etc/hostname", "hop/notes.txt", "\0.jpg", "."])
def test_nothing_but_pictures_of_the_folder_is_copied(
    name: str, run: Import, pack: Path, tmp_path: Path
) -> None:
    images = tmp_path / "pictures"
    (images / "hop").mkdir(parents=True)
    (images / "hop" / "notes.txt").touch()
    (tmp_path / "secret.jpg").touch()

    report = run(exercise(images=[name]), images=images)

    assert report.pictures is not None
    assert report.pictures.missing == 1
    assert not (pack / "images").exists()


def test_a_picture_that_is_a_link_out_of_the_folder_is_not_copied(
    run: Import, tmp_path: Path
) -> None:
    images = tmp_path / "pictures"
    images.mkdir()
    (tmp_path / "secret.jpg").touch()
    (images / "0.jpg").symlink_to(tmp_path / "secret.jpg")

    report = run(exercise(images=["0.jpg"]), images=images)

    assert report.pictures is not None
    assert report.pictures.files == {}


def test_a_folder_of_pictures_must_be_there(run: Import, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no folder"):
        run(exercise(), images=tmp_path / "none")
