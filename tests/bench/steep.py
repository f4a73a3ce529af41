"""What the steepest texts cost: microseconds of CPU a character, and memory, each in a process of its own.

    python tests/bench/steep.py [CHARACTERS]

`jobscli/read/files/limits.py` says what comes out. A text of an ordinary report stands beside them.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

from jobscli.read import read_text

PIECES = {
    "an ordinary sentence": "2025年全省城镇新增就业141万人，同比增长1.2%，发放创业担保贷款23亿元。",
    "9万9万": "9万9万",
    "1万1": "1万，1亿、",
    "5%": "5%",
    "比１−": "比１−",
    "9万人": "9万人",
    "5%、": "5%、",
    "近万名": "近万名",
    "2019": "2019 ",
}


def measure(piece: str, characters: int) -> None:
    """Read a row of `piece` of so many characters; print its cost."""
    read_text(piece, "x")
    text = (piece * (characters // len(piece) + 1))[:characters]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    reading = read_text(text, "x")
    seconds = time.process_time() - start
    # Kilobytes on Linux, bytes on macOS.
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * (1 if sys.platform == "darwin" else 1024)
    print(
        f"{1e6 * seconds / characters:7.1f} µs  {memory / characters:6.0f} bytes  {len(reading.statistics):8} figures"
    )


def main() -> None:
    """Measure each piece in a process of its own."""
    characters = sys.argv[1] if len(sys.argv) > 1 else "200000"
    print(f"a character of {characters}:")
    for name in PIECES:
        print(f"{name:22}", end="", flush=True)
        subprocess.run([sys.executable, __file__, characters, name], check=True)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        measure(PIECES[sys.argv[2]], int(sys.argv[1]))
    else:
        main()
