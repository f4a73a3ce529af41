"""Make `jobscli/words/guards.txt`: common words in which a single-character word of the lexicon must not be seen.

用工备案 is no 用 before 工备案, and 全民 no 全. Run with a frequency list of Chinese words, a word and its count a line
(jieba's dict.txt): `python tests/make_guards.py dict.txt`. Kept are words of two to four characters that occur often,
are no words of the lexicon, and begin or end with a single-character word of it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from jobscli.words.lexicon import kinds

_COMMON = 40
_OUT = Path(__file__).parent.parent / "jobscli" / "words" / "guards.txt"


def main(source: Path) -> None:
    """Write the guard words that `source` has, sorted, sixteen a line."""
    own = kinds()
    singles = {word for word in own if len(word) == 1}
    found = set()
    for line in source.read_text(encoding="utf-8").splitlines():
        word, count, *_rest = line.split()
        if 2 <= len(word) <= 4 and int(count) >= _COMMON and word not in own and _hides(word, singles):
            found.add(word)
    words = sorted(found)
    lines = [" ".join(words[at : at + 16]) for at in range(0, len(words), 16)]
    _OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _hides(word: str, singles: set[str]) -> bool:
    return word[0] in singles or word[-1] in singles


if __name__ == "__main__":
    main(Path(sys.argv[1]))
