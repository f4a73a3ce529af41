"""What a command costs beside the bare imports of the libraries that it stands on: CPU of whole processes.

    python tests/bench/startup.py [RUNS [STORE]]

With STORE, a store of documents of one's own beside what comes with jobscli; and what a Tab in the shell costs beside
the start of an application of Typer that does nothing.

Each run takes the two in turn, so that a machine that changes its speed changes both; the median of the ratios is
what the README quotes. Run it with an installed jobscli, as its modules are compiled then.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

BARE = [sys.executable, "-c", "import typer, rich.table, rich.console, tinydb"]
MAIN = [sys.executable, "-c", "from jobscli.__main__ import main; main()"]
NOTHING = [
    sys.executable,
    "-c",
    "import typer; app = typer.Typer(); app.command('a')(lambda: None); app.command('b')(lambda: None); app(['a'])",
]
COMMANDS = {
    "province 江苏": ["province", "江苏"],
    "province 江苏 --format json": ["province", "江苏", "--format", "json"],
    "search 创业贷款": ["search", "创业贷款"],
    "rank 创业担保贷款": ["rank", "创业担保贷款"],
}
WITH_STORE = {
    "rank 城镇新增就业": ["rank", "城镇新增就业"],
    "compare 江苏 浙江": ["compare", "江苏", "浙江"],
    "search 创业": ["search", "创业"],
}
TYPED = ("jobscli ra", "jobscli rank 城镇", "jobscli province zhe", "jobscli show s4")


def cpu(command: list[str], **more: str) -> float:
    """Seconds of user and system time that `command` takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "COLUMNS": "80", **more}
    # Elsewhere than in a checkout, so that it is the installed package that runs.
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment, cwd=tempfile.gettempdir())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print, for each command, its median CPU time and the median of its ratio to the bare imports."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as data:
        if len(sys.argv) > 2:
            own = Path(data) / "jobscli" / "store.json"
            own.parent.mkdir()
            shutil.copy(sys.argv[2], own)
        commands = WITH_STORE if len(sys.argv) > 2 else COMMANDS
        for name, arguments in commands.items():
            tell(name, [(cpu([*MAIN, *arguments], XDG_DATA_HOME=data), cpu(BARE)) for _run in range(runs)], "imports")
        for line in TYPED:
            words = line.split()
            asked = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
            asked |= {"_JOBSCLI_COMPLETE": "complete_bash", "XDG_DATA_HOME": data}
            tell(f"{line} Tab", [(cpu(MAIN, **asked), cpu(NOTHING)) for _run in range(runs)], "start of Typer")


def tell(name: str, pairs: list[tuple[float, float]], bare: str) -> None:
    """Print the median of the first times, and of their ratios to the second."""
    ratio = statistics.median(own / other for own, other in pairs)
    print(
        f"{name:32} {1000 * statistics.median(own for own, _other in pairs):6.0f} ms   {ratio:.2f} of the bare {bare}"
    )


if __name__ == "__main__":
    main()
