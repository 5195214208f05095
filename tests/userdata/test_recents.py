"""Recent and frequent places and searches."""

from pathlib import Path

from handbook.userdata.recents import MAX_KEPT, Recents, read_recents, write_recents
from handbook.userdata.store import Store


def test_the_latest_place_comes_first() -> None:
    recents = Recents().with_place("a").with_place("b")

    assert recents.best_places(5) == ("b", "a")


def test_a_place_used_often_stays_before_one_seen_once_since() -> None:
    recents = Recents()
    for _time in range(4):
        recents = recents.with_place("often")
    recents = recents.with_place("once")

    assert recents.best_places(2) == ("often", "once")


def test_a_place_once_frequent_fades() -> None:
    recents = Recents()
    for _time in range(4):
        recents = recents.with_place("often")
    for number in range(60):
        recents = recents.with_place(f"other-{number % 3}")

    assert recents.best_places(3) == ("other-2", "other-1", "other-0")


def test_a_search_is_remembered_without_stray_spaces_and_empty_ones_are_not() -> None:
    recents = Recents().with_search("  knee   pain ").with_search("   ")

    assert recents.best_searches(5) == ("knee pain",)


def test_no_more_than_the_limit_is_kept() -> None:
    recents = Recents()
    for number in range(MAX_KEPT + 10):
        recents = recents.with_place(str(number))

    assert len(recents.places) == MAX_KEPT
    assert recents.best_places(1) == (str(MAX_KEPT + 9),)


def test_off_forgets_and_remembers_nothing_until_it_is_on_again() -> None:
    off = Recents().with_place("a").with_search("b").switched(on=False)

    assert off.with_place("c").with_search("d") == off
    assert (off.places, off.searches) == ((), ())
    assert off.switched(on=True).with_place("c").best_places(5) == ("c",)


def test_clearing_forgets_but_stays_on() -> None:
    cleared = Recents().with_place("a").with_search("b").cleared()

    assert cleared == Recents()


def test_it_is_kept_in_the_store(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    recents = Recents().with_place("a").with_search("b")
    write_recents(store, recents)
    store.close()

    again = Store.open(tmp_path)

    assert read_recents(again) == recents
    again.close()
