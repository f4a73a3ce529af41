"""How right the reader is: scores over annotated documents, and what changed from one version to the next.

The documents and their annotations are no part of the project: `score.py`, `cases.py`, `names.py` and `record.py` take
a folder, by default `../shared` beside the checkout. `mutate.py` and `held_out.jsonl` need nothing but the project.
"""
