"""`python -m jobscli`, and the command `jobscli`."""

import atexit
import gc
import os
import sys

# What a shell takes for a command that Ctrl-C has ended: 128 + SIGINT.
_INTERRUPTED = 130


def main() -> None:
    """Run the command line. Ctrl-C ends it with 130 and no traceback, while modules are still being loaded too."""
    sys.unraisablehook = _interrupted_aside
    try:
        _run()
    except KeyboardInterrupt:  # before there is anyone to tell, or while it is being told
        os._exit(_INTERRUPTED)
    finally:
        _too_late()


def _run() -> None:
    # A command ends soon and makes few cycles: the collector would only look again and again at what is in use,
    # and once more, for a tenth of the whole run, at what goes with the process anyway.
    gc.set_threshold(100_000, 50, 50)
    atexit.register(gc.freeze)
    if os.environ.get("_JOBSCLI_COMPLETE", "").startswith("complete_"):
        from jobscli.cli.completing import answer

        answer()
        return
    from jobscli.cli.app import app

    app()


def _interrupted_aside(unraisable: "sys.UnraisableHookArgs") -> None:
    """End on a Ctrl-C that came where Python can only print it and go on: in a callback of an import, in `__del__`."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        os._exit(_INTERRUPTED)
    if issubclass(unraisable.exc_type, Exception):  # else it only ends something early, and comes again
        sys.__unraisablehook__(unraisable)


def _too_late() -> None:
    """The answer is out: Python's own leaving, which takes some milliseconds, is not to be interrupted aloud."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    main()
