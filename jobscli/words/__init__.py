"""The vocabulary of the field: regions, metrics, terms, synonyms. Facts stand in TOML, and this loads them."""

from jobscli.words.load import (
    Metric,
    Region,
    fold,
    metric,
    metrics,
    metrics_named,
    near,
    population_in,
    region,
    region_group,
    region_groups,
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
    "metric",
    "metrics",
    "metrics_named",
    "near",
    "population_in",
    "region",
    "region_group",
    "region_groups",
    "regions",
    "say",
    "synonyms",
    "term",
    "terms",
]
