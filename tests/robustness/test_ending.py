"""A plugin that ends the program: its end is none that is well, whatever it says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.publishing.ending import unended
from plugins.publishing.errors import in_one_line
from tests import builds
from tests.robustness.test_cases import GOOD, write

# In a process of its own, because it is ended where this goes wrong.
ENDED = """
import os, sys, threading
from plugins.publishing.ending import unended
from plugins.publishing.errors import in_one_line
before = os._exit
{before}
try:
    with unended():
        {ends}
except SystemExit as end:
    print(in_one_line(end))
    print("tidied up", os._exit is before)
"""


#: Within two of them, as a build has it.
TERMINATED = """
import os, signal
from plugins.publishing.ending import Terminated, unended
{before}
try:
    with unended(), unended():
        {ends}
except Terminated:
    print("tidied up", signal.getsignal(signal.SIGTERM) is signal.SIG_DFL)
"""


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Ctrl-C is heard, also where a shell has begun the tests in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def run(ends: str, before: str = "", program: str = ENDED) -> tuple[int, str]:
    program = program.format(ends=ends, before=before)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=builds.ROOT, capture_output=True, check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("status", [0, 3])
def test_an_end_without_a_word_is_an_exception(status: int) -> None:
    """All that stands behind it is done, and later it ends a program as ever."""
    told = "the program was ended before its end\ntidied up True\n"
    assert run(f"os._exit({status})") == (0, told)
    assert run("pass", before=f"os._exit({status})") == (status, "")


def test_an_end_in_another_thread_is_told() -> None:
    """There an exception would end the thread alone."""
    thread = "threading.Thread(target=os._exit, args=(0,))"
    code, told = run(f"each = {thread}; each.start(); each.join()")
    assert (code, told) == (1, "error: the program was ended before its end\n")


def test_a_copy_of_the_program_ends_as_it_wants() -> None:
    """As those do that work on another core."""
    copy = "pid = os.fork(); pid or os._exit(7); print(os.waitpid(pid, 0)[1] >> 8)"
    assert run(copy) == (0, "7\n")


def test_a_machine_that_asks_it_to_end() -> None:
    """It is tidied up as by Ctrl-C; whoever has a use for the signal keeps it."""
    ends = "os.kill(os.getpid(), signal.SIGTERM)"
    assert run(ends, program=TERMINATED) == (0, "tidied up True\n")
    theirs = "signal.signal(signal.SIGTERM, lambda *_: print('theirs'))"
    assert run(ends, theirs, TERMINATED) == (0, "theirs\n")


def test_a_copy_that_is_asked_to_end() -> None:
    """It ends at once, and tidies up nothing that is not its own."""
    copy = "pid = os.fork(); pid or os.kill(os.getpid(), 15); print(os.waitpid(pid, 0)[1] & 127)"
    assert run(copy, program=TERMINATED) == (0, "15\n")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_build_that_is_stopped(
    number: signal.Signals, code: int, with_templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line says so, and nothing stays beside the output."""
    write(with_templates / "content", GOOD)
    before = {path.name for path in with_templates.iterdir()}
    with monkeypatch.context() as patch:
        patch.setattr("plugins.making.pictures.clean", lambda *_: os.kill(os.getpid(), number))
        built = builds.run_pelican(with_templates / "content", with_templates / "output")
    assert (built.exit_code, built.stderr) == (code, "Stopped. What was published is as it was.\n")
    assert {path.name for path in with_templates.iterdir()} - {"cache"} == before - {"cache"}


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_build_that_is_stopped_while_settings_are_read(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    """It says who has stopped it as it does later."""
    conf = tmp_path / "conf.py"
    conf.write_text(f"import os\nos.kill(os.getpid(), {int(number)})\n")
    ended = subprocess.run(
        [
            sys.executable,
            "-m",
            "plugins.publishing",
            str(tmp_path),
            "-s",
            str(conf),
            "-o",
            str(tmp_path),
        ],
        cwd=builds.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = "Stopped. What was published is as it was.\n"
    assert (ended.returncode, ended.stderr) == (code, said)


def test_who_has_ended_it_is_named() -> None:
    """And not what has noticed."""
    names: dict[str, object] = {}
    code = compile("import os\n\ndef end():\n    os._exit(0)\n", "/nowhere/plugin.py", "exec")
    exec(code, names)
    end = names["end"]
    assert callable(end)
    with unended(), pytest.raises(SystemExit) as raised:
        end()
    assert in_one_line(raised.value).endswith(" in /nowhere/plugin.py:4")
