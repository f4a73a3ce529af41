"""Make the index of words in `db.json`: `python tests/make_words.py mohrss-2018.txt`, with the compilation's text.

The text itself is not part of the project, and is not put together again from the index (`jobscli/audit/index.py`).
"""

from __future__ import annotations

import sys
from pathlib import Path

from jobscli.audit.index import indexed
from jobscli.read import read_text
from jobscli.store import disk
from jobscli.store.rows import as_read

_STORE = Path(__file__).parent.parent / "db.json"


def main(source: Path) -> None:
    """Write the index of the document in `source`, whose name is its id, into `db.json`."""
    rows = indexed(read_text(source.read_text(encoding="utf-8"), source.stem).words)
    tables = disk.read(_STORE)
    others = [row for row in tables.get("words", {}).values() if row["document"] != source.stem]
    words = [*others, *map(as_read, rows)]
    _STORE.write_bytes(disk.written({**tables, "words": {str(n): row for n, row in enumerate(words, 1)}}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
