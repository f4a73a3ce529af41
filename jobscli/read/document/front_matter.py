"""What a text says of itself in a block of fields at its top, as Markdown files have it: title, source, date."""

from __future__ import annotations

import re
from typing import NamedTuple

_BLOCK = re.compile(r"\s*---[ \t]*\r?\n(?P<fields>(?:[^\n]*+\n){1,40}?)---[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"^(?P<name>[A-Za-z_][A-Za-z0-9_-]*|标题|来源|日期)[ \t]*:[ \t]*(?P<value>.*)$")
_ITEM = re.compile(r"^[ \t]*-[ \t]+(?P<value>.+)$")
_URL = re.compile(r"https?://[^\s\"'<>]+")
_NAMES = {
    "title": ("title", "标题"),
    "url": ("url", "source", "link", "来源"),
    "published": ("published", "date", "日期"),
    "publisher": ("publisher", "publication", "organization"),
}


class FrontMatter(NamedTuple):
    """The fields that were found, "" where there is none, and the offset behind the block."""

    title: str = ""
    url: str = ""
    published: str = ""
    publisher: str = ""
    end: int = 0


def front_matter(text: str) -> FrontMatter:
    """The block with which `text` begins; of `source:` and `url:` only an address is one.

    >>> front_matter("---\\nsource: https://www.example.cn/1.html\\ntitle: 政府工作报告\\n---\\n各位代表")[:2]
    ('政府工作报告', 'https://www.example.cn/1.html')
    """
    block = _BLOCK.match(text)
    if block is None:
        return FrontMatter()
    fields: dict[str, str] = {}
    last = ""
    for line in block["fields"].splitlines():
        if (field := _FIELD.match(line)) is not None:
            last = field["name"].lower()
            fields.setdefault(last, _unquoted(field["value"]))
        elif (item := _ITEM.match(line)) is not None and last and not fields[last]:
            fields[last] = _unquoted(item["value"])  # the first of a list
    if not fields:
        return FrontMatter()
    found = {ours: next((fields[name] for name in names if fields.get(name)), "") for ours, names in _NAMES.items()}
    address = next((m.group() for name in _NAMES["url"] if (m := _URL.search(fields.get(name, "")))), "")
    return FrontMatter(**(found | {"url": address}), end=block.end())


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
