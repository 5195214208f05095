"""A PDF to a queue of CUPS as it is, so that text and figures are printed as vectors."""

import shutil
import subprocess
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from handbook.errors import HandoutError
from handbook.handout.model import Paper
from handbook.language import _

_COMMAND = "lp"
_SECONDS = 60.0
"""So long may the queue take to accept a job."""

_MEDIA = {Paper.A4: "A4", Paper.LETTER: "Letter"}


class Sides(StrEnum):
    """The keyword `sides` of RFC 8011, section 5.2.8."""

    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


class PrintJob(Struct, frozen=True, kw_only=True):
    """What to print, and how. `ranges` are first and last pages, counted from 1; none means all.

    Where `sides` or `gray` is None the queue does what it is set up for. `options` are more of
    those of CUPS, with their values; what stands in a field of its own goes before them.
    """

    queue: str
    title: str
    paper: Paper
    copies: int = 1
    collated: bool = True
    last_page_first: bool = False
    ranges: Sequence[tuple[int, int]] = ()
    sides: Sides | None = None
    gray: bool | None = None
    options: Sequence[tuple[str, str]] = ()


def can_queue() -> bool:
    """Whether this system has the command that hands a file to CUPS."""
    return shutil.which(_COMMAND) is not None


def queue_arguments(job: PrintJob) -> list[str]:
    """The arguments of `lp` (its manual page: lp(1), and RFC 8011 for the options)."""
    options = [
        *(f"{name}={value}" for name, value in job.options),
        f"media={_MEDIA[job.paper]}",
        "print-scaling=none",
        f"collate={str(job.collated).lower()}",
    ]
    if job.ranges:
        pages = ",".join(f"{first}-{last}" for first, last in job.ranges)
        options.append(f"page-ranges={pages}")
    if job.last_page_first:
        options.append("outputorder=reverse")
    if job.sides is not None:
        options.append(f"sides={job.sides}")
    if job.gray is not None:
        mode = "monochrome" if job.gray else "color"
        # The second name is that of printers set up with a PPD file.
        options += [f"print-color-mode={mode}", f"ColorModel={'Gray' if job.gray else 'RGB'}"]
    arguments = ["-d", job.queue, "-t", job.title, "-n", str(job.copies)]
    for option in options:
        arguments += ["-o", option]
    return [*arguments, "-"]


def queue_pdf(pdf: bytes, job: PrintJob) -> None:
    """Hand a PDF to a queue; raises HandoutError with what the print system says."""
    command = shutil.which(_COMMAND)
    if command is None:
        raise HandoutError(
            _("There is no “{command}” here to hand the file to the printer.").format(
                command=_COMMAND
            )
        )
    try:
        ended = subprocess.run(
            [command, *queue_arguments(job)],
            input=pdf,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise HandoutError(_refused(job.queue, str(error))) from error
    if ended.returncode:
        said = ended.stderr.decode(errors="replace").strip().removeprefix("lp: ")
        raise HandoutError(_refused(job.queue, said))


def _refused(queue: str, reason: str) -> str:
    return _(
        "{printer} did not take the handout: {reason}. Check that it is switched on and accepts "
        "jobs, or save the handout as PDF and print that."
    ).format(printer=queue, reason=reason.rstrip("."))
