"""What a command costs beside the bare imports of the libraries that it stands on: CPU of whole processes.

    python tests/bench/startup.py [RUNS]

Each run takes the two in turn, so that a machine that changes its speed changes both; the median of the ratios is
what the README quotes. Run it with an installed jobscli, as its modules are compiled then.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile

BARE = [sys.executable, "-c", "import typer, rich.table, rich.console, tinydb"]
MAIN = [sys.executable, "-c", "from jobscli.__main__ import main; main()"]
COMMANDS = {
    "province 江苏": ["province", "江苏"],
    "province 江苏 --format json": ["province", "江苏", "--format", "json"],
    "search 创业贷款": ["search", "创业贷款"],
    "rank 创业担保贷款": ["rank", "创业担保贷款"],
}


def cpu(command: list[str]) -> float:
    """Seconds of user and system time that `command` takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "COLUMNS": "80"}
    # Elsewhere than in a checkout, so that it is the installed package that runs.
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment, cwd=tempfile.gettempdir())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print, for each command, its median CPU time and the median of its ratio to the bare imports."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for name, arguments in COMMANDS.items():
        pairs = [(cpu([*MAIN, *arguments]), cpu(BARE)) for _run in range(runs)]
        ratio = statistics.median(own / bare for own, bare in pairs)
        own = statistics.median(own for own, _bare in pairs)
        print(f"{name:32} {1000 * own:6.0f} ms   {ratio:.2f} of the bare imports")


if __name__ == "__main__":
    main()
