"""Whatever happens to the bytes of a pack, it opens or says why, at a place that exists."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.content.html import page_html
from handbook.content.library import compile_pack
from handbook.content.model import Kind
from handbook.content.pages import cover_page, entry_page, list_page
from handbook.content.text import page_text
from handbook.content.yaml_source import parse

from .conftest import Files

_BREAKS = re.compile(b"\r\n|\r|\n|\xc2\x85|\xe2\x80\xa8|\xe2\x80\xa9")

_PIECES = st.sampled_from(
    (
        *(
            b"",
            b"\0",
            b"\t",
            b"\n",
            b"\r\n",
            b"  ",
            b": ",
            b"- ",
            b"[",
            b"]",
            b"{",
            b"}",
            b"&a ",
            b"*a",
        ),
        *(b"|", b">", b"|2\n", b"'", b'"', b"#", b"!", b"%", b"@", b"`", b"? ", b"---\n", b"\\"),
        *(b"\xff", b"\xc3", b"\xe2\x80\xa8", b"\xf0\x9f\x8f\x8b", b"~", b"1e9", b"-1"),
        *(b"<b>", b"](x:y)", b"[@", b"# "),
    )
)
_MUTATION = st.tuples(st.integers(0, 7), st.floats(0, 1), st.integers(0, 40), _PIECES)


def _mutated(files: Files, mutations: list[tuple[int, float, int, bytes]]) -> dict[str, bytes]:
    broken = {name: str(text).encode() for name, text in files.items()}
    names = sorted(broken)
    for which, where, cut, piece in mutations:
        data = broken[names[which]]
        at = int(where * len(data))
        broken[names[which]] = data[:at] + piece + data[at + cut :]
    return broken


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutations=st.lists(_MUTATION, min_size=1, max_size=4))
def test_a_damaged_pack_opens_or_says_why(
    good: Files, mutations: list[tuple[int, float, int, bytes]]
) -> None:
    broken = _mutated(good, mutations)
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sections").mkdir()
        for file, data in broken.items():
            (folder / file).write_bytes(data)
        compiled = compile_pack(folder, folder / "cache")
        assert compile_pack(folder, folder / "cache") == compiled

    for problem in compiled.problems:
        lines = _BREAKS.split(broken[problem.file])
        assert 1 <= problem.line <= len(lines) + 1
        assert problem.column >= 1
        assert "\n" not in str(problem)
        if problem.line <= len(lines):
            assert problem.column <= len(lines[problem.line - 1]) + 2
    handbook = compiled.handbook
    if handbook is None:
        assert compiled.problems
        return
    pages = [cover_page(handbook), *(list_page(handbook, kind) for kind in Kind)]
    pages += [entry_page(handbook, kind, entry) for kind, entry in handbook.all_entries()]
    for page in pages:
        assert page_html(page)
        assert page_text(page)


@settings(max_examples=200)
@given(text=st.text("ab:-[]{}&*#!|>'\"%@`?~,\n\t \x85\u2028é\U0001f3cb", max_size=60))
def test_any_text_is_yaml_or_a_problem_with_a_place(text: str) -> None:
    source, problems = parse("x.yaml", text.encode())

    assert source is not None or problems
    lines = re.split("\r\n|\r|\n|\x85|\u2028|\u2029", text)
    for problem in problems:
        assert 1 <= problem.line <= len(lines) + 1
        assert 1 <= problem.column <= max(len(line) for line in lines) + 2
