"""English words: which carry little meaning, and which are forms of one another."""

import re
from functools import lru_cache

from handbook.search.fold import words

STOP_WORDS = frozenset(
    words("""
    a about after again all also am an and any are as at be because been before being but by can
    cannot cant could did do does doesnt doing done dont for from get gets getting give go goes
    going good got had has have having he help her here him his how i if ill im in into is isnt
    it its itself ive just know let like make makes making many me more much must my myself need
    needs not now of off on one or our out own please proper properly put really shall she
    should shouldnt so some still such take tell than that the their them then there these they
    thing things this those to too try up us use using very want was way we were what whats when
    where which while who whose why will with wont would yes you your yours
    """)
)
"""Words that every question holds; they count little unless there is nothing else."""

QUESTION_WORDS = frozenset(
    words("""
    am are can could did do does how is should was what whats when where which who whose why will
    would
    """)
)
"""Words a question begins with."""

SMALL_TALK = frozenset(
    words("""
    able actually allowed alright answer anyone anything anyway ask bad believe best better bit
    bring call cause certain certainly change come day days difference different easily else end
    especially ever everyone everything exactly explain find fine finish finished first forget
    guess happen happens hello hi hope idea keep kind leave left lot lots matter maybe mean means
    necessary next nobody normal nothing ok okay only option options other people person place
    please point possible probably question quite rather really reason remember right safe same say
    see seem show simply somebody someone something sort speak start stay supposed sure thank
    thanks time times today tomorrow true turn under wait want watch way whether wonder wondering
    work works worth wrong
    """)
)
"""Words that turn up in questions about anything."""

_SMALL_TALK_SHARE = 0.3

EVERYDAY = SMALL_TALK | frozenset(
    words("""
    afraid age ago almost already although always angry arrive away baby bathroom bear become bed
    began begin between big bigger birthday black blue body boring born boy boys brother buy calm
    car care carry chair check child children choose clean close clothes cold comes coming common
    cook cost couple course dad daily daughter decide difficult doctor drink drive early easy eat
    enjoy enough evening expensive experience family famous far fast father favorite few fight fill
    food friend friends full fun funny girl girls given gone green grow growing grown grows guy
    guys half hand happy hate hear heard heavy help high holiday home hour hours house huge hurry
    husband important inside instead interesting job join kid kids kitchen knew large late later
    laugh learn less life light listen little live lonely look looking lose love low lucky mad man
    men middle minute minutes mirror miss mom moment money month months morning mother move mum
    music name near never new nice night noise note notice office often old older once open outside
    owner paid paper parent parents part partner party pay perfect phone picture plan play pretty
    problem quick quickly quiet read ready red remove rich room running school second sell send
    several short shower sick side since single sister sit sleep slow slowly small smart smile son
    soon sorry sound spend stop story strange street strong student stuff stupid suddenly summer
    sun teach team television tired together tonight total touch town travel tried trip trouble
    twice ugly understand until usually vacation video visit walk warm water wear weather week
    weekend weeks weight weird white wife window winter without woman women word world worry worse
    write year years yesterday young younger
    """)
)
"""Ordinary words that, where a library has none of them, are no misspelling of another."""

TALKING = QUESTION_WORDS | frozenset(words("i id ill im ive me my mine myself our us we you your"))
"""Words by which people ask, speak of themselves or to somebody."""

_IRREGULAR = {
    "feet": "foot",
    "teeth": "tooth",
    "men": "man",
    "women": "woman",
    "children": "child",
    "calves": "calf",
    "halves": "half",
    "felt": "feel",
    "lying": "lie",
    "maxes": "max",
    "reps": "rep",
    "ups": "up",
    "legging": "legging",
    "leggings": "legging",
}
_REGULAR = {stem: word for word, stem in _IRREGULAR.items()}

_SHORT = re.compile(r"[^aeiou]+[aeiouy][^aeiouwxy]")
"""A syllable such as `cav` or `stop`, which loses an e or doubles its end before -ing and -ed."""


_LONGEST = 40
"""Longer words are taken as they are, and not kept."""


def telling_share(word: str) -> float:
    """What a word counts beside one as rare: less if questions about anything have it."""
    return _SMALL_TALK_SHARE if word in SMALL_TALK else 1.0


def stem(word: str) -> str:
    """What the forms of a word share: plural, -ing and -ed taken off (Porter's step 1 and 5a)."""
    return word if len(word) > _LONGEST else _stem(word)


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    if len(word) < 4:
        return _IRREGULAR.get(word, word)
    return _IRREGULAR.get(word) or _without_e(_without_ending(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base == word or len(base) < 3 or word.endswith("eed") or not re.search("[aeiouy]", base):
            continue
        if base[-1] == base[-2] and base[-1] not in "lsz":
            return base[:-1]
        return base + "e" if _SHORT.fullmatch(base) else base
    return word


def _without_e(word: str) -> str:
    base = word.removesuffix("e")
    return word if len(base) < 3 or _SHORT.fullmatch(base) else base


@lru_cache(maxsize=4_096)
def forms(word: str) -> tuple[str, ...]:
    """The words that may share this word's stem, itself first; not all of them exist."""
    root = stem(word)
    if root.isdigit():
        return (word,)
    starts = [root, root.removesuffix("e"), root + root[-1], root[:-1] + "i"]
    endings = ["", "e", "s", "es", "ing", "ed", "d"]
    possible = {start + ending for start in starts for ending in endings}
    possible |= {_REGULAR.get(root, root), _REGULAR.get(root + "e", root)}
    found = sorted(form for form in possible if form != word and stem(form) == root)
    return (word, *found)
