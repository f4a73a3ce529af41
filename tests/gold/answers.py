"""What the functions of the reader answer in texts of the gold: the table in `answers.txt`.

The gold says what is read in the end; between a text and what is read of it stand some thousand functions, and many a
way through one is taken in few sentences. For each function of `jobscli/read` with a condition the table has cases that
together take every way through it that any case takes, and what it answers there, each time that it is asked: `yes` and
`no`, `-` for nothing, a number, a ‘text’, of a long one the beginning and a checksum, of what has parts the first word
in it and a checksum; `no×3` is three times in a row. The cases are those of the gold, the examples of the rules, and
sentences of public documents in `rare.texts`, which are there for this table alone. What no case takes,
`python -m tests.gold.answers` lists: a sentence is missing, or the way is needless.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import CodeType

from jobscli.read import About
from jobscli.words.rule import tables
from tests.gold import form
from tests.gold.form import FOLDER, load
from tests.gold.listening import Text, Way, asked, conditions, functions, ways
from tests.gold.reading import about

TABLE = FOLDER / "answers.txt"
_HEAD = """\
# A function of jobscli/read, and by how many conditions it goes; below it, cases of the gold (or the example of a rule)
# and what it answers there, each time that it is asked: `no×3 yes`. Written by `pytest --update-gold`.
"""

Rows = Mapping[str, str]  # by case what a function answers there
Known = Mapping[str, tuple[str, Rows]]  # by function how many conditions it has, and its rows


def texts() -> dict[str, Text]:
    """The texts by name: those of the gold, of `rare.texts` and `measures.jsonl`, and the examples of the rules."""
    rare = form.FOLDER / "rare.texts"
    cases = [(path.stem, case) for path, case in load()]
    cases += [("rare", case) for case in (form.parse(rare.read_text(encoding="utf-8")) if rare.exists() else ())]
    found = {f"{where}/{case.id}": _of_case(case) for where, case in cases}
    measures = form.FOLDER / "measures.jsonl"
    lines = measures.read_text(encoding="utf-8").splitlines() if measures.exists() else []
    for n, row in enumerate(map(json.loads, lines)):
        found[f"measures/{n}"] = Text(OPENINGS[row["part"]] + row["text"], "湖滨", About())
    for rule in (row for table in tables() for row in table["rule"]):
        for n, example in enumerate([*rule["examples"], *rule.get("not", ())]):
            found[f"{rule['id']}/{n}"] = Text(example.replace("{", "").replace("}", ""), "x", About())
    return found


OPENINGS = {
    "review": "2026年湖滨省政府工作报告\n各位代表：\n一、2025年工作回顾\n",
    "plan": "2026年湖滨省政府工作报告\n各位代表：\n一、2025年工作回顾\n经济平稳。\n二、2026年重点工作\n",
    "news": "市政府举行新闻发布会\n",
    "policy": "湖滨市惠企惠民政策清单\n一、创业担保贷款\n",
}


def _of_case(case: form.Case) -> Text:
    return Text(case.text, case.options.get("name", "x"), about(case))


def chosen(wanted: Mapping[CodeType, str], used: Iterable[str]) -> dict[str, list[str]]:
    """For each function the texts that together take every way through it that any takes; rather those `used`."""
    taken: dict[str, dict[str, frozenset[Way]]] = defaultdict(dict)
    lengths: dict[tuple[str, str], int] = {}
    for name, text in texts().items() if wanted else ():
        answers = asked(text, wanted)
        for function, found in ways(text, wanted).items():
            if function in answers:
                taken[function][name] = frozenset(found)
                lengths[function, name] = len(answers[function])
    known = set(used)
    picked: dict[str, list[str]] = {}
    for function in sorted(taken):
        cost = {name: (name not in known, lengths[function, name]) for name in taken[function]}
        picked[function] = _covering(taken[function], cost)
        known.update(picked[function])
    return picked


def _covering(taken: Mapping[str, frozenset[Way]], cost: Mapping[str, tuple[bool, int]]) -> list[str]:
    left = {way for each in taken.values() for way in each}
    found = []
    while left:
        best = max(taken, key=lambda name: (len(taken[name] & left), [-part for part in cost[name]]))
        found.append(best)
        left -= taken[best]
    return found


def written(known: Known) -> str:
    """The table as the text of its file: of a function with as many conditions as in `known` the cases stay."""
    there = texts()
    counts = {name: str(many) for name, many in conditions().items()}
    kept = {
        name: [*rows]
        for name, (many, rows) in known.items()
        if counts.get(name) == many and rows and all(each in there for each in rows)
    }
    new = {code: name for code, name in functions().items() if name in counts and name not in kept}
    cases = kept | chosen(new, (each for rows in kept.values() for each in rows))
    now = _read(cases)
    lines = []
    for name in sorted(cases):
        rows = [(each, now[each][name]) for each in cases[name] if name in now[each]]
        lines += [f"{name}  {counts[name]}\n", *(f"    {each}  {told}\n" for each, told in rows)] if rows else []
    return _HEAD + "".join(lines)


def _read(cases: Mapping[str, Iterable[str]]) -> dict[str, dict[str, str]]:
    """By case what functions answer in it; `cases` are those of each function."""
    there = texts()
    wanted: dict[str, set[str]] = defaultdict(set)
    for function, names in cases.items():
        for name in names:
            wanted[name].add(function)
    all_of_them = functions()
    return {
        name: asked(there[name], {code: each for code, each in all_of_them.items() if each in of_them})
        for name, of_them in wanted.items()
        if name in there
    }


def table() -> dict[str, tuple[str, dict[str, str]]]:
    """For each function by its name how many conditions it has, and by case what it answers there."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    content = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    rows: dict[str, str] = {}
    for line in content.splitlines():
        name, _blanks, told = line.strip().partition("  ")
        if line.startswith("    "):
            rows[name] = told
        elif not line.startswith("#"):
            rows = {}
            found[name] = told, rows
    return found


def lost() -> dict[str, list[str]]:
    """By function what it does not answer as the table says: the case, what the table has, what is answered."""
    known = table()
    now = _read({name: rows for name, (_many, rows) in known.items()})
    found: dict[str, list[str]] = defaultdict(list)
    for name, (_many, rows) in known.items():
        for case, told in rows.items():
            answer = now.get(case, {}).get(name, "is not asked")
            if answer != told:
                found[name].append(f"{case}: {answer}, not {told}")
    return dict(found)


def untaken() -> Iterator[str]:
    """The lines of functions that no text takes, by function."""
    known = conditions()
    wanted = {code: name for code, name in functions().items() if name in known}
    seen: dict[str, set[int]] = defaultdict(set)
    for text in texts().values():
        for name, found in ways(text, wanted).items():
            seen[name] |= {way[1] for way in found if isinstance(way[1], int)}
    for code, name in wanted.items():
        lines = {line - code.co_firstlineno for _a, _b, line in code.co_lines() if line is not None}
        if missing := sorted(lines - seen[name] - {0}):
            told = " ".join(str(code.co_firstlineno + each) for each in missing) if seen[name] else "all"
            yield f"{name}  {told}"


if __name__ == "__main__":
    print("\n".join(untaken()))
