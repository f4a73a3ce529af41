"""`python -m jobscli`, and the command `jobscli`."""

import gc


def main() -> None:
    """Run the command line."""
    # A command makes few cycles and ends soon: the collector would only look at what is in use.
    gc.set_threshold(100_000, 50, 50)
    from jobscli.cli.app import app

    app()


if __name__ == "__main__":
    main()
