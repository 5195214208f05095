"""Picks and doses -> a page as plain data, in the trainer's words or the client's."""

import datetime
from collections.abc import Iterator, Sequence

from msgspec import Struct

from handbook.content.address import address_or_none
from handbook.content.handbook import Library
from handbook.content.model import Variation
from handbook.figures import Style
from handbook.handout.blocks import one_line, paragraph, written
from handbook.handout.closing import by_hand, common_signs, disclaimers, rules, stop_box
from handbook.handout.dose_box import NOT_IN_LOGS, About, Said, dose_box, shared, unknown_dose
from handbook.handout.exercise_card import (
    Draw,
    exercise_parts,
    fields_of,
    note_parts,
    stop_signs,
)
from handbook.handout.front import (
    details_of,
    goal_of,
    groups_of,
    letterhead,
    plan_of,
    title_of,
)
from handbook.handout.log_sheet import log_sheet
from handbook.handout.model import Handout, Layout, PageField, Voice
from handbook.handout.page import Card, DoseBox, Page, Part
from handbook.handout.picked import Picked, picked_items
from handbook.handout.practice import Practice
from handbook.handout.printable import footer_lines
from handbook.handout.reading_card import reading_parts, reading_title
from handbook.handout.wording_dates import date_text
from handbook.language import _, ngettext

LARGE_PRINT_FROM = 16
"""From how many points on a handout is large print, which is set anew in one column."""

_COLUMNS = (Layout.TWO_UP, Layout.FOUR_UP)
_TEMPLATES = {
    Layout.TWO_UP: "list",
    Layout.FOUR_UP: "columns",
    Layout.LOG: "list",
    Layout.COMPARISON: "list",
}
"""Templates that serve a layout of another name: only what the cards hold differs."""

_COMPACT = (*_COLUMNS, Layout.LOG)
"""Layouts that put much on a page, and use the whole width of the paper for it."""


class _Shown(Struct, frozen=True):
    """What decides how the cards of a handout look."""

    voice: Voice
    fields: frozenset[PageField]
    once: Said
    signs: tuple[str, ...]
    style: Style
    draw: Draw | None
    log_of: Handout | None


def compose(
    handout: Handout,
    library: Library,
    practice: Practice | None = None,
    draw: Draw | None = None,
    logo: str = "",
) -> Page:
    """Everything the page says; an entry that has gone keeps its place and says so.

    `draw` gives the figures and `logo` is the file of the practice's logo; else there are none.
    """
    layout = layout_of(handout)
    picked = picked_items(handout, library)
    on_page = tuple(each for each in picked if each.number or layout is not Layout.LOG)
    exercises = tuple(each for each in on_page if each.number)
    shown = _shown(handout, layout, exercises, draw)
    cards = tuple(_card(each, shown) for each in on_page)
    handbooks = {each.handbook.id: each.handbook for each in picked if each.handbook is not None}
    date = datetime.date.fromisoformat(handout.date)
    tag = next((book.manifest.language for book in handbooks.values()), "en")
    language, _hyphen, region = tag.partition("-")
    client, page_of = one_line(handout.client), _("Page {page} of {pages}")
    shows_rules = PageField.DOSE in shown.fields and layout is not Layout.LOG
    foot = (date_text(handout.date), page_of.format(page=88, pages=88))
    names = [card.title for card in cards if card.number]
    return Page(
        template=_TEMPLATES.get(layout, layout.value),
        wide=layout in _COMPACT or _is_compact_copy(handout),
        letterhead=letterhead(practice, logo),
        title=title_of(handout, exercises=bool(exercises) or not picked),
        client=client,
        date=(date.year, date.month, date.day),
        date_text=date_text(handout.date),
        details=tuple(details_of(handout)),
        message=one_line(handout.main_message),
        goal=goal_of(handout),
        note=written(handout.note),
        plan=plan_of(handout, layout, exercises, names, shown.once),
        groups=tuple(groups_of(handout.voice, exercises)),
        cards=cards,
        rows=tuple(each.row for each in on_page),
        empty="" if cards else _("There is nothing on this handout yet."),
        stop=(
            stop_box(handout.voice, shown.signs, shown.once, practice)
            if exercises and PageField.STOP_IF in shown.fields
            else None
        ),
        rules=tuple(rules(handout.voice, shown.once)) if shows_rules else (),
        by_hand=by_hand(handout, layout, exercises) if exercises else None,
        disclaimer_label=_("Please note"),
        disclaimers=disclaimers(handbooks.values(), practice),
        page_of=page_of,
        continued=_("{title} (continued)"),
        language=language,
        region=region,
        text_size=handout.text_size,
        paper=handout.paper.value,
        black_and_white=handout.black_and_white,
        footer_lines=footer_lines(client, foot, handout.text_size),
        notices=tuple(_notices(handout, layout, len(picked) - len(on_page))),
    )


def layout_of(handout: Handout) -> Layout:
    """The layout that is used: large print is set in one column whatever was asked for."""
    large = handout.text_size >= LARGE_PRINT_FROM
    return Layout.LIST if large and handout.layout in _COLUMNS else handout.layout


def _has_one_stop_box(handout: Handout) -> bool:
    """Whether one box has all signs to stop at, by which cards keep to a page."""
    return layout_of(handout) in _COMPACT or handout.layout is Layout.FOUR_UP


def _is_compact_copy(handout: Handout) -> bool:
    """The trainer's copy has the longer texts, and a reader who is used to them."""
    return handout.voice is Voice.TRAINER and handout.text_size < LARGE_PRINT_FROM


def _notices(handout: Handout, layout: Layout, left_out: int) -> Iterator[str]:
    if layout is not handout.layout:
        yield _(
            "Large print is set in one column, so fewer exercises are on a page. "
            "For more of them choose a text size of 14 points or less."
        )
    if left_out:
        yield ngettext(
            "The log sheet leaves out {count} item that is no exercise.",
            "The log sheet leaves out {count} items that are no exercises.",
            left_out,
        ).format(count=left_out)


def _shown(
    handout: Handout, layout: Layout, exercises: Sequence[Picked], draw: Draw | None
) -> _Shown:
    # Large print is laid out anew, but holds what the layout that was asked for holds.
    fields = fields_of(handout.layout) - set(handout.hidden_fields)
    return _Shown(
        voice=handout.voice,
        fields=fields,
        once=shared([each.said for each in exercises if each.said]),
        signs=common_signs(handout.voice, exercises, every=_has_one_stop_box(handout)),
        style=Style.MONO if handout.black_and_white else Style.LIGHT,
        draw=draw if PageField.FIGURE in fields else None,
        log_of=handout if layout is Layout.LOG else None,
    )


# Cards


def _card(picked: Picked, shown: _Shown) -> Card:
    if picked.handbook is None or picked.entry is None:
        return _gone(picked, shown)
    if not isinstance(picked.entry, Variation):
        parts = reading_parts(shown.voice, picked.handbook, picked.entry)
        title = reading_title(picked.entry, shown.voice)
        return Card(title, (*note_parts(picked.item), *parts), text=True)
    variation = picked.entry
    own_signs = [sign for sign in stop_signs(variation, shown.voice) if sign not in shown.signs]
    return Card(
        title=variation.name,
        parts=exercise_parts(
            shown.voice, picked.item, variation, picked.said, shown.fields, own_signs
        ),
        number=picked.number,
        group=picked.group,
        dose=_dose(picked, shown),
        figure=shown.draw(variation, picked.handbook, shown.style) if shown.draw else None,
        log=log_sheet(picked.dose, shown.log_of) if picked.dose and shown.log_of else None,
    )


def _dose(picked: Picked, shown: _Shown) -> DoseBox | None:
    if PageField.DOSE not in shown.fields:
        return None
    if picked.said:
        # The rule of a group stands above it.
        leave_out = {About.GROUP} if picked.group else set[About]()
        if shown.log_of is not None:
            leave_out.update(NOT_IN_LOGS)
        return dose_box(picked.said, shown.voice, shown.once, leave_out)
    return unknown_dose() if shown.voice is Voice.CLIENT else None


def _gone(picked: Picked, shown: _Shown) -> Card:
    message = Part("", (paragraph(_("This is no longer in the handbook.")),), "lead")
    return Card(
        title=_last_name(picked.item.address),
        parts=(message, *note_parts(picked.item)),
        number=picked.number,
        group=picked.group,
        dose=_dose(picked, shown) if picked.said else None,
    )


def _last_name(text: str) -> str:
    """What is known of an entry that has gone: its id, as words."""
    address = address_or_none(text)
    words = address.id.replace("-", " ") if address else ""
    return words[:1].upper() + words[1:] or one_line(text) or _("Unknown entry")
