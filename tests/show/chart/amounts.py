"""Figures as they stand in a picture."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jobscli.show.chart.model import Amount

OPEN = Decimal("Infinity")


def amount(value: str, **changes: Any) -> Amount:
    """An exact figure that is achieved."""
    plain = {"low": value, "high": value, "bound": "exact", "said": value, "told": f"{value}（原文）"}
    made = {**plain, **changes}
    return Amount(Decimal(value), Decimal(made.pop("low")), Decimal(made.pop("high")), **made)


def at_least(value: str, **changes: Any) -> Amount:
    """One that may be more."""
    return amount(value, high=OPEN, bound="at_least", said=f"至少 {value}", **changes)


def at_most(value: str, **changes: Any) -> Amount:
    """One that may be less."""
    return amount(value, low="0", bound="at_most", said=f"至多 {value}", **changes)
