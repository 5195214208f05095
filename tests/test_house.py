"""The rules that machines check: style, types, imports, and what the README promises."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from hashlib import blake2b
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

PARTS = ("handbook", "benchmarks", "docs")
"""Where the sources are."""

CHECKS = {
    "style": ["-m", "ruff", "check", "."],
    "types": ["-m", "basedpyright", "--pythonpath", sys.executable],
    "imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


@pytest.mark.long
@pytest.mark.parametrize("check", CHECKS)
def test_the_check_finds_nothing(check: str, request: pytest.FixtureRequest) -> None:
    """The checker of types keeps nothing from run to run; what it passed is not checked again."""
    cache = getattr(request.config, "cache", None) if check == "types" else None
    state = _state()
    if cache and cache.get("handbook/types", "") == state:
        return
    done = subprocess.run(
        [sys.executable, *CHECKS[check]], cwd=ROOT, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout + done.stderr
    if cache:
        cache.set("handbook/types", state)


def _state() -> str:
    """Changes with all that types depend on: the sources, the settings, and what is installed."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    for name, version in sorted((found.name, found.version) for found in distributions()):
        digest.update(f"{name} {version}\n".encode())
    sources = (file for part in PARTS for file in (ROOT / part).rglob("*.py"))
    for file in sorted((*sources, ROOT / "main.py", ROOT / "pyproject.toml")):
        digest.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return digest.hexdigest()


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
