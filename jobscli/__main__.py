"""`python -m jobscli`, and the command `jobscli`."""


def main() -> None:
    """Run the command line."""
    from jobscli.cli.app import app

    app()


if __name__ == "__main__":
    main()
