"""The vocabulary of the field: regions, metrics, terms, synonyms. Facts stand in TOML, and this loads them."""

from jobscli.words.load import (
    Metric,
    Region,
    fold,
    is_simplified,
    metric,
    metrics,
    metrics_named,
    near,
    population_in,
    region,
    region_group,
    regions,
    say,
    synonyms,
    term,
    terms,
)

__all__ = [
    "Metric",
    "Region",
    "fold",
    "is_simplified",
    "metric",
    "metrics",
    "metrics_named",
    "near",
    "population_in",
    "region",
    "region_group",
    "regions",
    "say",
    "synonyms",
    "term",
    "terms",
]
