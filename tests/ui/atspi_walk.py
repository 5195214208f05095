"""What a screen reader finds in the window, asked over the bus as a screen reader asks.

Run by the system's Python, which has the bindings, in a bus session of its own:

    dbus-run-session -- python3 atspi_walk.py PYTHON PLACE...

PYTHON is the one that has the handbook. Prints a JSON object: for each place the names of all
controls in it, and where there is one without a name.
"""

import json
import os
import subprocess
import sys
import threading

import pyatspi

APPLICATION = """
import faulthandler
import os
import sys
import traceback
from PySide6.QtCore import QSocketNotifier, QTimer
from handbook.ui.application import make_application, open_window

faulthandler.dump_traceback_later(90, exit=True)
application = make_application()
loader = open_window(application, sys.argv[1], ())

def told(_descriptor):
    line = sys.stdin.readline()
    if not line:
        loader.window.close()
        return
    try:
        assert loader.window.centralWidget().navigator.navigate_text(line.strip()), line
    except Exception:
        traceback.print_exc()
        os._exit(1)  # the window itself would tell of it and go on
    QTimer.singleShot(0, shown)

def shown():
    print("shown", flush=True)

notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(told)
print("ready", flush=True)
application.exec()
"""
"""Opens the window and goes where each line of its input says."""

CONTROLS = {
    pyatspi.ROLE_CHECK_BOX,
    pyatspi.ROLE_COMBO_BOX,
    pyatspi.ROLE_ENTRY,
    pyatspi.ROLE_LINK,
    pyatspi.ROLE_LIST,
    pyatspi.ROLE_LIST_ITEM,
    pyatspi.ROLE_MENU_ITEM,
    pyatspi.ROLE_PUSH_BUTTON,
    pyatspi.ROLE_RADIO_BUTTON,
    pyatspi.ROLE_SPIN_BUTTON,
    pyatspi.ROLE_TOGGLE_BUTTON,
    pyatspi.ROLE_TREE,
    pyatspi.ROLE_TREE_ITEM,
}


def display() -> "tuple[subprocess.Popen[str], str]":
    """A display of our own, and its name."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        return server, f":{pipe.readline().strip()}"


def application_on_bus(pid: int) -> pyatspi.Accessible:
    """The application, once it has come to the bus."""
    pause = threading.Event()
    desktop = pyatspi.Registry.getDesktop(0)
    for _attempt in range(400):
        # What was there a moment ago is kept, and nobody here listens for what has come since.
        desktop.clear_cache()
        for found in desktop:
            if found is not None and found.get_process_id() == pid and found.childCount:
                return found
        pause.wait(0.05)
    raise SystemExit("the window never came to the accessibility bus")


def showing(node: pyatspi.Accessible, depth: int = 0) -> "list[pyatspi.Accessible]":
    """A node and all that is shown below it."""
    if depth > 40:
        return []
    found = [node]
    for child in node:
        if child is None:
            continue
        states = child.getState()
        if depth < 2 or states.contains(pyatspi.STATE_SHOWING):
            found += showing(child, depth + 1)
    return found


def walk(application: pyatspi.Accessible) -> "dict[str, list[str]]":
    """The names of the controls, and where those are that have none."""
    application.clear_cache()
    controls = [
        node
        for node in showing(application)
        if node.getRole() in CONTROLS
        or (node.getState().contains(pyatspi.STATE_FOCUSABLE) and node.getRole() not in HANDED_ON)
    ]
    unnamed = [
        f"{node.getRoleName()} in {node.parent.name or node.parent.getRoleName()}"
        for node in controls
        if not node.name.strip()
    ]
    return {"names": [node.name for node in controls], "unnamed": unnamed}


HANDED_ON = {
    pyatspi.ROLE_APPLICATION,
    pyatspi.ROLE_FILLER,
    pyatspi.ROLE_FRAME,
    pyatspi.ROLE_PANEL,
    pyatspi.ROLE_SCROLL_PANE,
    pyatspi.ROLE_WINDOW,
}
"""What takes the focus only to hand it on."""


def main() -> None:
    """Walk through every place named on the command line."""
    python, *places = sys.argv[1:]
    server, name = display()
    environment = {
        **os.environ,
        "DISPLAY": name,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    program = subprocess.Popen(
        [python, "-c", APPLICATION, places[0]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert program.stdin is not None
    assert program.stdout is not None
    try:
        program.stdout.readline()
        found = application_on_bus(program.pid)
        told: dict[str, object] = {}
        for place in places:
            program.stdin.write(f"{place}\n")
            program.stdin.flush()
            if not program.stdout.readline():
                raise SystemExit(f"{place} was never shown")
            told[place] = walk(found)
        print(json.dumps(told))
    finally:
        program.stdin.close()
        program.wait(20)
        server.terminate()
        server.wait(20)


if __name__ == "__main__":
    main()
