"""The rules of a dose for the client: when to make it harder or easier, and how."""

import math
from collections.abc import Iterator

from handbook.handout.model import SentenceKey
from handbook.handout.prescription import (
    USUAL_PERCENT_LESS,
    USUAL_PERCENT_MORE,
    BackOffRule,
    Change,
    LoadType,
    Prescription,
    Progression,
    ProgressRule,
    Setback,
    Unit,
    Weight,
)
from handbook.handout.prescription_load import known_weight, part_of_weight, plate_step
from handbook.handout.wording_own_words import as_sentence
from handbook.handout.wording_quantities import amount, weight
from handbook.language import _, ngettext


def rule_sentences(prescription: Prescription) -> Iterator[tuple[SentenceKey, str]]:
    """How much pain is all right, when to make it harder and when easier, and how."""
    limit, progress, back_off = (
        prescription.pain_limit,
        prescription.progress,
        prescription.back_off,
    )
    if limit == 0:
        yield SentenceKey.PAIN_LIMIT, _("Stop if you feel any pain.")
    elif limit is not None:
        sentence = _("Keep any pain at {limit} out of 10 or less.")
        yield SentenceKey.PAIN_LIMIT, sentence.format(limit=limit)
    if progress is not None:
        yield from _progress(prescription, progress)
    if back_off is not None:
        yield from _back_off(prescription, back_off)


def _progress(prescription: Prescription, rule: ProgressRule) -> Iterator[tuple[SentenceKey, str]]:
    if rule.rule is Progression.OWN_WORDS:
        if rule.words.strip():
            yield SentenceKey.PROGRESS, as_sentence(rule.words)
        return
    yield SentenceKey.PROGRESS, _when_to_progress(prescription, rule.rule)
    yield SentenceKey.PROGRESS_STEP, _harder(prescription, rule)
    restarts = rule.change in (Change.WEIGHT, Change.PERCENT)
    if rule.rule is Progression.DOUBLE_PROGRESSION and restarts and _counted(prescription):
        low = prescription.amount[0]
        least = amount((low, low), prescription.unit)
        sentence = _("Then start again at {amount}.")
        yield SentenceKey.PROGRESS_RESTART, sentence.format(amount=least)


def _counted(prescription: Prescription) -> bool:
    return prescription.unit is not Unit.TECHNICAL_FAILURE


def _when_to_progress(prescription: Prescription, rule: Progression) -> str:
    high = prescription.amount[1]
    if not _counted(prescription):
        return _("Make it harder when you can do more two times in a row.")
    if rule is Progression.TWO_FOR_TWO:
        sentence = _(
            "Make it harder when you can do {amount} in the last round, two times in a row."
        )
        return sentence.format(amount=amount((high + 2, high + 2), prescription.unit))
    if rule is Progression.ACSM_2009:
        sentence = _("Make it harder when you can do {amount} in each round.")
        return sentence.format(amount=amount((high + 1, high + 2), prescription.unit))
    if prescription.sets[1] == 1:
        sentence = _("Make it harder when you can do {amount}.")
    else:
        sentence = _("Make it harder when you can do {amount} in each round.")
    return sentence.format(amount=amount((high, high), prescription.unit))


def _back_off(prescription: Prescription, rule: BackOffRule) -> Iterator[tuple[SentenceKey, str]]:
    if rule.words.strip():
        yield SentenceKey.BACK_OFF, as_sentence(rule.words)
    if Setback.PAIN in rule.when and prescription.pain_limit:
        sentence = _("Make it easier if any pain goes above {limit} out of 10.")
        yield SentenceKey.BACK_OFF_PAIN, sentence.format(limit=prescription.pain_limit)
    elif Setback.PAIN in rule.when:
        yield SentenceKey.BACK_OFF_PAIN, _("Make it easier if it hurts.")
    if Setback.FORM in rule.when:
        yield SentenceKey.BACK_OFF_FORM, _("Make it easier if you cannot keep good form.")
    if Setback.MISSED_TWICE in rule.when and _counted(prescription):
        low = prescription.amount[0]
        least = amount((low, low), prescription.unit)
        sentence = _("Make it easier if you cannot do {amount} two times in a row.")
        yield SentenceKey.BACK_OFF_MISSED, sentence.format(amount=least)
    elif Setback.MISSED_TWICE in rule.when:
        sentence = _("Make it easier if you can do less two times in a row.")
        yield SentenceKey.BACK_OFF_MISSED, sentence
    if rule.when:
        yield SentenceKey.BACK_OFF_STEP, _easier(prescription, rule)


# How to make it harder


def _harder(prescription: Prescription, rule: ProgressRule) -> str:
    match rule.change:
        case Change.SETS:
            count = _whole(rule.by)
            sentence = ngettext(
                "To make it harder, do {count} more round.",
                "To make it harder, do {count} more rounds.",
                count,
            )
            return sentence.format(count=count)
        case Change.REPETITIONS if _counted(prescription):
            sentence = _("To make it harder, do {amount} more in each round.")
            return sentence.format(amount=amount(rule.by or (1, 1), prescription.unit))
        case Change.REPETITIONS:
            return _("To make it harder, do a little more in each round.")
        case Change.NEXT_EXERCISE if rule.exercise.strip():
            sentence = _("To make it harder, go on to this exercise: {name}.")
            return sentence.format(name=rule.exercise.strip())
        case Change.NEXT_EXERCISE:
            return _("To make it harder, ask your trainer for the next exercise.")
        case Change.ASK:
            return _("Ask your trainer how to make it harder.")
        case Change.WEIGHT | Change.PERCENT:
            return _heavier(prescription, rule)


def _heavier(prescription: Prescription, rule: ProgressRule) -> str:
    load = prescription.load
    if load.type is LoadType.BAND:
        return _("To make it harder, use the next stronger band.")
    if load.type is LoadType.MACHINE_PIN:
        return _("To make it harder, move the pin one place down.")
    step = _weight_step(prescription, rule, USUAL_PERCENT_MORE)
    if step is None:
        return _("To make it harder, add a little weight.")
    if load.type is LoadType.PER_HAND:
        sentence = _("To make it harder, add {weight} in each hand.")
    else:
        sentence = _("To make it harder, add {weight}.")
    return sentence.format(weight=weight(step, load.unit))


# How to make it easier


def _easier(prescription: Prescription, rule: BackOffRule) -> str:
    match rule.change:
        case Change.SETS:
            count = _whole(rule.by)
            sentence = ngettext(
                "To make it easier, leave out {count} round.",
                "To make it easier, leave out {count} rounds.",
                count,
            )
            return sentence.format(count=count)
        case Change.REPETITIONS if _counted(prescription):
            sentence = _("To make it easier, leave out {amount} in each round.")
            return sentence.format(amount=amount(rule.by or (1, 1), prescription.unit))
        case Change.REPETITIONS:
            return _("To make it easier, do a little less in each round.")
        case Change.NEXT_EXERCISE if rule.exercise.strip():
            sentence = _("To make it easier, go back to this exercise: {name}.")
            return sentence.format(name=rule.exercise.strip())
        case Change.NEXT_EXERCISE:
            return _("To make it easier, ask your trainer for another exercise.")
        case Change.ASK:
            return _("Ask your trainer how to make it easier.")
        case Change.WEIGHT | Change.PERCENT:
            return _lighter(prescription, rule)


def _lighter(prescription: Prescription, rule: BackOffRule) -> str:
    load = prescription.load
    if load.type is LoadType.BAND:
        return _("To make it easier, use the next lighter band.")
    if load.type is LoadType.MACHINE_PIN:
        return _("To make it easier, move the pin one place up.")
    step = _weight_step(prescription, rule, USUAL_PERCENT_LESS)
    if step is None:
        return _("To make it easier, use a little less weight.")
    if load.type is LoadType.PER_HAND:
        sentence = _("To make it easier, take off {weight} in each hand.")
    else:
        sentence = _("To make it easier, take off {weight}.")
    return sentence.format(weight=weight(step, load.unit))


def _weight_step(
    prescription: Prescription, rule: ProgressRule | BackOffRule, usual: Weight
) -> Weight | None:
    """By how much the weight changes; None where no number can be given."""
    load = prescription.load
    if rule.change is Change.PERCENT:
        return part_of_weight(load, rule.by or usual)
    if rule.by is None and known_weight(load) is not None:
        return plate_step(load), plate_step(load)
    return rule.by


def _whole(by: Weight | None) -> int:
    return max(math.ceil(by[1]), 1) if by else 1
