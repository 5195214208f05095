"""The rules that machines check: style, types, imports, and what the README promises."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

CHECKS = {
    "style": ["-m", "ruff", "check", "."],
    "types": ["-m", "basedpyright", "--pythonpath", sys.executable],
    "imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


@pytest.mark.long
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


def _imported(file: Path) -> Iterator[str]:
    """The top-level packages that a module imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_whatever_the_program_imports_is_installed_with_it() -> None:
    """The test tools bring packages of their own, which a user does not have."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {
        re.split(r"[^\w-]", dependency)[0].lower().replace("_", "-")
        for dependency in project["dependencies"]
    }
    declared.add("shiboken6")  # PySide6 stands on it
    foreign = {
        package
        for file in (ROOT / "handbook").rglob("*.py")
        for package in _imported(file)
        if package not in sys.stdlib_module_names and package != "handbook"
    }

    providers = packages_distributions()
    missing = {
        package
        for package in foreign
        if not declared & {name.lower().replace("_", "-") for name in providers[package]}
    }

    assert missing == set()
