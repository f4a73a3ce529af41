"""A document's id and what its path says of it: 江苏省/2019.md, 江苏省2019年政府工作报告.docx."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath
from typing import NamedTuple

# Stems that many files have: an id needs the folder as well.
_NO_NAME = re.compile(
    r"[0-9\W_]*(?:年|年度)?[\W_]*|(?:政府)?(?:工作)?报告|正文|全文|原文|附件[0-9]*|新建.{0,12}|index|default|untitled",
    re.IGNORECASE,
)
_YEAR = re.compile("(?<![0-9])(?:19[5-9]|20[0-4])[0-9](?![0-9])")
# What a name says a year of: Chinese words or a part of the year, 2023q3. That in another slug such as fund-budget-2015
# may be the year in which the page was put out or saved.
_TELLING = re.compile("[\u4e00-\u9fff]|(?<![0-9])20[0-4][0-9][QqHh][1-4](?![0-9])")
# A yearbook, and one volume of it: 秀洲年鉴2022, 2006卷.
_YEARBOOK = re.compile("年鉴|(?<=[0-9])卷")
_DAY = re.compile("(?<![0-9])((?:19[89]|20[0-4])[0-9])([-_./年]?)(0[1-9]|1[0-2])[-_./月]?([0-2][0-9]|3[01])(?![0-9])")
_LETTER = re.compile("[A-Za-z]")
_DEPTH = 3  # how many folders may be needed to make a name


class PathWords(NamedTuple):
    """What a path says: its stem, and the names of the folders around it, the innermost first."""

    stem: str = ""
    folders: tuple[str, ...] = ()

    @property
    def day(self) -> str | None:
        """The day in the name of the file or of a folder, as pages are kept by the day on which they came out.

        >>> [PathWords("102471", folders).day for folders in (("20100221", "china"), ("10", "202110"), ("2019",))]
        ['2010-02-21', '2021-10-10', None]
        """
        found = _DAY.search("/".join((*reversed(self.folders), self.stem)))
        return "-".join(found.group(1, 3, 4)) if found is not None else None

    @property
    def year(self) -> int | None:
        """The year in the file's name, else in that of its folder, as people name the files of a collection.

        >>> [PathWords(stem).year for stem in ("2019", "江苏省2019年政府工作报告", "fund-budget-2015")]
        [2019, 2019, None]
        >>> PathWords("统计", ("内蒙古年鉴2006卷",)).year  # a yearbook tells the year before
        2005
        """
        named = next((m for words in (self.stem, *self.folders[:1]) if (m := _YEAR.search(words))), None)
        if (
            named is None
            or _DAY.search(named.string)
            or (_LETTER.search(named.string) and not _TELLING.search(named.string))
        ):
            return None
        return int(named.group()) - (_YEARBOOK.search(named.string) is not None)


def path_words(path: str | None, name: str) -> PathWords:
    """The words of `path`; without one, those of the file's `name`."""
    if path is None:
        return PathWords(unicodedata.normalize("NFKC", name))
    parts = PurePath(unicodedata.normalize("NFKC", path)).parts[:-1]
    folders = tuple(part for part in reversed(parts) if part.strip("/\\.:"))
    return PathWords(unicodedata.normalize("NFKC", name), folders[:_DEPTH])


def document_id(words: PathWords) -> str:
    """The id that follows from a path: the stem, with its folder before it where it is no name of its own.

    >>> document_id(PathWords("2019", ("江苏省",))), document_id(PathWords("江苏省2019年政府工作报告", ("下载",)))
    ('江苏省-2019', '江苏省2019年政府工作报告')
    >>> document_id(PathWords("正文", ("2019", "江苏省")))
    '江苏省-2019-正文'
    """
    made = [words.stem]
    for folder in words.folders:
        if _NO_NAME.fullmatch(made[0]) is None:
            break
        made.insert(0, folder)
    return "-".join(made)
