"""Every word of the model has words for people."""

from enum import StrEnum

import pytest

from handbook.content import model
from handbook.content.labels import kind_label, kind_list_label, label
from handbook.content.model import Kind, MapRegion

ENUMS = [
    value
    for value in vars(model).values()
    if isinstance(value, type) and issubclass(value, StrEnum) and value not in (StrEnum, Kind)
]


@pytest.mark.parametrize("enum", ENUMS, ids=[enum.__name__ for enum in ENUMS])
def test_every_value_has_a_label_of_its_own(enum: type[StrEnum]) -> None:
    labels = [label(value) for value in enum]

    assert all(text[0] == text[0].strip() != "" for text in labels)
    assert len(set(labels)) == len(labels)


def test_a_region_names_its_view() -> None:
    assert label(MapRegion.BACK_SIDE_HIP) == "Side hip (back view)"


def test_kinds_have_names_for_one_and_for_many() -> None:
    assert kind_label(Kind.FAQ) == "Question"
    assert len({kind_list_label(kind) for kind in Kind}) == len(Kind)
