"""The words shown for what can be chosen for a handout."""

from enum import StrEnum

from handbook.content.labels import labels_of
from handbook.handout.model import Layout, OrderMode, PageField, Paper, Voice
from handbook.language import N_, _

_LABELS = labels_of(
    (Voice.CLIENT, N_("For the client")),
    (Voice.TRAINER, N_("Trainer copy")),
    (Layout.LIST, N_("List")),
    (Layout.TWO_UP, N_("Two-up")),
    (Layout.FOUR_UP, N_("Four-up")),
    (Layout.ONE_PER_PAGE, N_("One per page")),
    (Layout.LOG, N_("Log sheet")),
    (Layout.COMPARISON, N_("Comparison")),
    (Paper.A4, N_("A4")),
    (Paper.LETTER, N_("Letter")),
    (OrderMode.MANUAL, N_("As listed")),
    (OrderMode.BY_POSITION, N_("By position: lying, kneeling, sitting, standing")),
    (PageField.FIGURE, N_("Figures")),
    (PageField.SUMMARY, N_("Summary")),
    (PageField.EQUIPMENT, N_("Equipment")),
    (PageField.SETUP, N_("Set-up")),
    (PageField.STEPS, N_("Steps")),
    (PageField.CUES, N_("Cues")),
    (PageField.FEEL, N_("What to feel")),
    (PageField.STOP_IF, N_("When to stop")),
    (PageField.DOSE, N_("How much")),
    (PageField.PLAN, N_("Today's plan")),
    (PageField.SESSION_LENGTH, N_("How long it takes")),
)


def handout_label(value: StrEnum) -> str:
    """What a trainer reads for a value."""
    return _(_LABELS[type(value), value])
