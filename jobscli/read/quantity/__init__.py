"""A normalised sentence -> the quantities in it, with value, unit and bound; what is no quantity, with the reason.

Not quantities: dates, years, ordinals, ranks, document numbers, numbers in names, ages and spans of time.
"""

from __future__ import annotations

from jobscli.read.quantity.model import Bound, Kind, NonQuantity, Quantity, Reason
from jobscli.read.quantity.sentence import quantities

__all__ = ["Bound", "Kind", "NonQuantity", "Quantity", "Reason", "quantities"]
