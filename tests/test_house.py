"""The rules that machines check: style, types, imports, and what the README promises."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

CHECKS = {
    "style": ["-m", "ruff", "check", "."],
    "types": ["-m", "basedpyright", "--pythonpath", sys.executable],
    "imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_the_check_finds_nothing(check: str) -> None:
    done = subprocess.run(
        [sys.executable, *CHECKS[check]], cwd=ROOT, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "command", ["pip install -e . && python main.py", 'pip install -e ".[test]" && pytest']
)
def test_two_commands_are_all_the_set_up(command: str) -> None:
    assert f"```\n{command}\n```" in (ROOT / "README.md").read_text(encoding="utf-8")
