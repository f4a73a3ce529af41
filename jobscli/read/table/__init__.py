"""A text's tables: where they stand, what their heads say, and their numbers with all that the heads say of them.

Between the text's lines and the document's outline: nothing here knows sentences or sections.
"""

from __future__ import annotations

from jobscli.read.table.figures import Aside, Figure, figures, prose
from jobscli.read.table.find import tables
from jobscli.read.table.model import Cell, Number, Piece, Row, Table

__all__ = ["Aside", "Cell", "Figure", "Number", "Piece", "Row", "Table", "figures", "prose", "tables"]
