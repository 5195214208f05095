"""Words a client may not know, each with a plainer one, from a list that the trainer can edit."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from handbook.errors import HandoutError
from handbook.handout.clarity_reading_grade import Measure, measure
from handbook.language import _
from handbook.paths import resources_folder

FILE_NAME = "plain_words.yaml"


class PlainWords(Struct, frozen=True):
    """The list: words as they are counted in a text, by the first of them, longest first."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], str], ...]]

    def find(self, measured: Measure) -> Iterator[tuple[str, str]]:
        """Each word or phrase of the list that stands in a text, with the plainer one."""
        for words in measured.sentences:
            for at, word in enumerate(words):
                for phrase, plainer in self.by_first.get(word, ()):
                    if words[at : at + len(phrase)] == phrase:
                        yield " ".join(phrase), plainer
                        break


def read_plain_words(own: Path | None = None) -> PlainWords:
    """The program's list, with the entries of the trainer's own file going before its own.

    A file that is not there is no mistake; raises HandoutError for one that cannot be read. In a
    trainer's file an empty text takes a word off the list. Reading takes milliseconds: whoever
    checks while someone types keeps what it returns.
    """
    entries = _read(resources_folder() / "handout" / FILE_NAME)
    if own is not None and own.exists():
        entries |= _read(own)
    return _by_first(entries.items())


def _read(file: Path) -> dict[str, str]:
    import msgspec
    import msgspec.yaml

    try:
        read: dict[str, str] | None = msgspec.yaml.decode(
            file.read_bytes(), type=dict[str, str] | None
        )
    except (OSError, msgspec.MsgspecError) as error:
        message = _("{file} cannot be read: {reason}. Write a word, a colon and a plainer word.")
        raise HandoutError(message.format(file=file, reason=error)) from error
    return {word.lower(): plainer.strip() for word, plainer in (read or {}).items()}


def _by_first(entries: Iterable[tuple[str, str]]) -> PlainWords:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for written, plainer in entries:
        words = tuple(word for sentence in measure(written).sentences for word in sentence)
        if words and plainer:
            found.setdefault(words[0], []).append((words, plainer))
    return PlainWords(
        {
            first: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0])))
            for first, phrases in found.items()
        }
    )
