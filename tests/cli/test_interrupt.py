"""Ctrl-C ends a command with 130 and without a traceback, whatever Python is at just then."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.part import part

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a signal of POSIX")

# A child in which something happens, as `on` says, while `main` imports a module.
CHILD = """
import atexit, os, signal, sys, weakref

signal.signal(signal.SIGINT, signal.default_int_handler)  # tests run in the background are started without it

def interrupt(*_):
    os.kill(os.getpid(), signal.SIGINT)

class Finder:
    def __init__(self, module, act):
        self.module, self.act = module, act

    def find_spec(self, name, path=None, target=None):
        if name == self.module:
            sys.meta_path.remove(self)
            self.act()

def on(module, act):
    sys.meta_path.insert(0, Finder(module, act))

def callback():
    thing = Finder(None, None)
    kept = weakref.ref(thing, interrupt)
    del thing

{}
sys.argv = ["jobscli", "province", "江苏"]
from jobscli.__main__ import main
from tests.part import part
main()
"""
LOADED = [
    "jobscli.cli.app", "typer", "typer.main", "jobscli.cli.options", "jobscli.language", "jobscli.api",
    "jobscli.store.tiny", "tinydb", "jobscli.ask.profile", "jobscli.show.screens.profile", "rich.console",
]  # fmt: skip


def child(*setting: str) -> tuple[int, str]:
    """The exit code of the child with this `setting`, and what it says on stderr."""
    source = CHILD.replace("{}", "\n".join(setting))
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, done.stderr.strip()


@pytest.mark.parametrize("name", part(LOADED, 4))
def test_an_interrupted_import_ends_with_130(name: str) -> None:
    assert child(f"on({name!r}, interrupt)") == (130, "")


@pytest.mark.parametrize("name", ["typer", "rich.console"])
def test_an_interrupt_that_python_would_only_print_ends_it_too(name: str) -> None:
    """As in the callbacks of weak references that imports are full of."""
    assert child(f"on({name!r}, callback)") == (130, "")


def test_a_second_interrupt_while_the_first_ends_it_is_the_same() -> None:
    assert child("on('jobscli.ask.profile', interrupt)", "on('rich.console', interrupt)") == (130, "")


def test_an_interrupt_when_all_is_said_comes_too_late() -> None:
    assert child("on('jobscli.cli.app', lambda: atexit.register(interrupt))") == (0, "")
