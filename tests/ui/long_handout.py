"""A handout of several pages, for what saves and prints it."""

from handbook.content.handbook import Handbook, Library
from handbook.content.model import Equipment, Laterality, Level, Manifest, Variation
from handbook.handout.model import Handout, Item


def variation(id: str) -> Variation:
    """A variation that fills most of a page."""
    return Variation(
        id=id,
        name=f"The {id}",
        summary="A lift of the hips.",
        equipment=(Equipment.NONE,),
        level=Level.BEGINNER,
        laterality=Laterality.BILATERAL,
        setup=tuple(f"Get ready in way {n}." for n in range(1, 8)),
        steps=tuple(f"Do the thing that is number {n} of all." for n in range(1, 9)),
    )


NAMES = ("bridge", "thrust", "march")

LIBRARY = Library(
    (
        Handbook(
            Manifest(
                id="thrust",
                title="Thrust",
                language="en",
                version="1.0.0",
                license="MIT",
                authors=("A",),
                reviewed_on="2025-01-01",
                summary="S",
                disclaimer="D",
            ),
            variations=tuple(variation(name) for name in NAMES),
        ),
    )
)
ITEMS = tuple(Item(f"thrust/variation/{name}") for name in NAMES)
HANDOUT = Handout(client="Anna Berger", date="2025-01-31", items=ITEMS)
