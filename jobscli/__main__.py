"""`python -m jobscli`, and the command `jobscli`."""

import atexit
import gc


def main() -> None:
    """Run the command line."""
    # A command ends soon and makes few cycles: the collector would only look again and again at what is in use,
    # and once more, for a tenth of the whole run, at what goes with the process anyway.
    gc.set_threshold(100_000, 50, 50)
    atexit.register(gc.freeze)
    from jobscli.cli.app import app

    app()


if __name__ == "__main__":
    main()
