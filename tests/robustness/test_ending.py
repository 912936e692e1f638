"""A plugin that ends the program: its end is none that is well, whatever it says."""

from __future__ import annotations

import subprocess
import sys

import pytest

from plugins.publishing.ending import unended
from plugins.publishing.errors import in_one_line
from tests import builds

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


def run(ends: str, before: str = "") -> tuple[int, str]:
    program = ENDED.format(ends=ends, before=before)
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
