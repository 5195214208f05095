"""The program is killed while somebody types: at most the last second is lost, and it says so."""

import os
import sys

import pytest

from .typing_kills import kill_many, untold

KILLS = int(os.environ.get("HANDBOOK_TYPING_KILLS", "2"))
"""`python -m tests.ui.typing_kills` runs 200 on all processors."""


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_at_most_a_second_of_typing_is_lost_by_a_kill() -> None:
    outcomes = kill_many(KILLS, seed=int.from_bytes(os.urandom(4)))

    assert [outcome for outcome in outcomes if not outcome.is_good] == []
    assert untold(outcomes) == 0
