"""The exception tree: every failure a user can meet, each with what to do about it.

HandbookError
├── UsageError          the command line or an address is wrong      exit code 2
├── ContentError        a pack cannot be read at all                 exit code 1
├── SearchError         an index cannot be built or read             exit code 1
├── HandoutError        a handout cannot be made or written          exit code 1
├── UserDataError       the trainer's own data cannot be kept        exit code 1
└── DisplayError        no window can be opened here                 exit code 1
"""


class HandbookError(Exception):
    """A failure with a message for the user: what happened, where, and what to do."""

    exit_code = 1


class UsageError(HandbookError):
    """The command line, or an address in it, cannot be understood."""

    exit_code = 2


class ContentError(HandbookError):
    """A pack or the resource folder cannot be read at all."""


class SearchError(HandbookError):
    """A search index cannot be built or read."""


class HandoutError(HandbookError):
    """A handout cannot be typeset, or its file cannot be written."""


class UserDataError(HandbookError):
    """The trainer's own data cannot be read or kept."""


class DisplayError(HandbookError):
    """No window can be opened on this machine."""


def reason_of(error: Exception) -> str:
    """Why something failed, in the words of the system, without the file that it names too."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
