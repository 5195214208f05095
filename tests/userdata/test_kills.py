"""The program is killed at any moment: nothing that was kept is lost."""

import os
import sys

import pytest

from tests.userdata.kills import kill_many

KILLS = int(os.environ.get("HANDBOOK_KILLS", "10"))
"""`python -m tests.userdata.kills` runs 200 on all processors."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_nothing_kept_is_lost_by_a_kill() -> None:
    outcomes = kill_many(KILLS, seed=int.from_bytes(os.urandom(4)))

    assert [outcome for outcome in outcomes if not outcome.is_good] == []
    assert any(outcome.saved for outcome in outcomes)
