"""The program opens no network connection: it cannot, for want of the modules, and it does not."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import handbook

PACKAGE = Path(handbook.__file__).parent
ROOT = PACKAGE.parent

NETWORK = {
    "PySide6.QtNetwork",
    "PySide6.QtNetworkAuth",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
}


def imports(path: Path) -> Iterator[str]:
    """The names of the modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_network(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in NETWORK)


def test_no_module_imports_what_could_reach_a_network() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}: {module}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for module in imports(path)
        if is_network(module)
    ]

    assert found == []


def test_the_search_for_imports_finds_them() -> None:
    assert is_network("urllib.request")
    assert is_network("http.client")
    assert not is_network("urllib.parse")


OPEN_EVERYTHING = """
import sys
opened = []
sys.addaudithook(lambda event, _: event.startswith("socket.") and opened.append(event))

import os
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from handbook.ui.application import make_application, open_window
application = make_application()
loader = open_window(application, "hip-thrust/section/overview", ())
places = ["hip-thrust/variation", "hip-thrust/faq/knees-cave-in", "handout", "hip-thrust"]

def step():
    workspace = loader.window.centralWidget()
    if type(workspace).__name__ != "Workspace":
        return
    if places:
        workspace.navigator.navigate_text(places.pop())
        loader.window.findChild(QAction, "go.search").trigger()
        return
    timer.stop()
    links = [os.readlink(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd")
             if os.path.exists(f"/proc/self/fd/{fd}")]
    sockets = {link[8:-1] for link in links if link.startswith("socket:[")}
    internet = {
        line.split()[9]
        for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
        for line in Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]
        if Path(f"/proc/self/net/{table}").exists()
    }
    modules = [name for name in ("PySide6.QtNetwork", "ssl", "http.client", "urllib.request")
               if name in sys.modules]
    libraries = {line.split()[-1].rsplit("/")[-1] for line in open("/proc/self/maps")
                 if "Qt6Network" in line}
    print("python:", opened)
    print("sockets:", len(sockets))
    print("internet:", sorted(sockets & internet))
    print("modules:", modules)
    print("libraries:", sorted(libraries))
    loader.window.close()

timer = QTimer(loader.window, interval=30)
timer.timeout.connect(step)
timer.start()
application.exec()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads Linux's own tables")
def test_a_window_opens_no_socket() -> None:
    """With every kind of page shown and the search prepared; the display here needs none."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN_EVERYTHING],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=dict(os.environ),
        timeout=60,
    )

    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "python: []",
        "sockets: 0",
        "internet: []",
        "modules: []",
        "libraries: []",
    ]
