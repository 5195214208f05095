"""Writing what leaves the program to a file, whole or not at all, under a safe name."""

import errno
import os
from pathlib import Path

from handbook.atomic_file import replacing
from handbook.errors import HandoutError, reason_of
from handbook.language import N_, _

_LONGEST_NAME = 50
"""In characters; a file name has at most 255 bytes, and a character up to four."""

_NOT_IN_NAMES = '/\\:*?"<>|'

_REASONS = {
    errno.ENOENT: N_("The folder {folder} does not exist. Make it first, or choose another one."),
    errno.ENOTDIR: N_("{folder} is not a folder. Choose a folder that exists."),
    errno.EISDIR: N_("{path} is a folder. Add a file name, for example handout.pdf."),
    errno.EACCES: N_(
        "{path} cannot be written: permission denied. Choose another folder, or close the file "
        "if another program has it open."
    ),
    errno.ENOSPC: N_("{path} cannot be written: the disk is full. Free some space and try again."),
    errno.ENAMETOOLONG: N_("The name of {path} is too long. Choose a shorter one."),
    errno.EROFS: N_("{folder} can only be read. Choose another folder."),
}
_SAME = {
    errno.EPERM: errno.EACCES,
    errno.EDQUOT: errno.ENOSPC,
    errno.EFBIG: errno.ENOSPC,
}
_OTHER = N_("{path} cannot be written: {reason}. Choose another place.")


def suggested_name(name: str, date: str) -> str:
    """A name for the file that every system takes: whom or what it is for, and the day."""
    kept = "".join(
        character if character.isprintable() and character not in _NOT_IN_NAMES else " "
        for character in name
    )
    words = " ".join(kept.split())
    short = words[:_LONGEST_NAME]
    if words[_LONGEST_NAME : _LONGEST_NAME + 1].strip() and " " in short:
        short = short.rpartition(" ")[0]  # no half word
    return f"{short.strip(' .,') or _('Handout')} {date}.pdf"


def write_file(path: Path, data: bytes) -> None:
    """Write the file, replacing one of that name only once the new one is complete.

    A link is followed, and a device or pipe is written to as it is. Raises HandoutError with
    what to do; a half-written file never stays.
    """
    try:
        target = path.resolve()
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise HandoutError(_message(path, error)) from error
    except ValueError as error:  # a NUL in the name
        raise HandoutError(
            _("“{path}” is not a name for a file: {reason}. Choose another one.").format(
                path=str(path).replace("\0", "�"), reason=error
            )
        ) from error


def _replace(target: Path, data: bytes) -> None:
    with replacing(target) as temporary, temporary.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _message(path: Path, error: OSError) -> str:
    number = error.errno or 0
    pattern = _REASONS.get(_SAME.get(number, number), _OTHER)
    return _(pattern).format(path=path, folder=path.parent, reason=reason_of(error))
