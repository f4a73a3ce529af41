"""`statistics`: the figures, by any field."""

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put


def statistics(
    region: options.Region = None,
    metric: options.Metric = None,
    unit: options.Unit = None,
    status: options.Status = None,
    aspect: options.Aspect = None,
    price_basis: options.PriceBasis = None,
    bound: options.Bound = None,
    scope: options.Scope = None,
    period: options.Period = None,
    period_basis: options.Basis = None,
    population: options.Population = None,
    place_named: options.Place = None,
    confidence: options.Confidence = None,
    document: options.Document = None,
    kind: options.Kind = None,
    topic: options.Topic = None,
    group: options.Group = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """列出数字，按任何字段筛选。"""
    answer = api.records(
        "statistics",
        kind=kind,
        topic=topic,
        group=group,
        sort=sort,
        limit=limit,
        whole=form != "table",
        db=db,
        region=region,
        metric=metric,
        unit=unit,
        status=status,
        aspect=aspect,
        price_basis=price_basis,
        bound=bound,
        scope=scope,
        period=period,
        period_basis=period_basis,
        population=population,
        place=place_named,
        confidence=confidence,
        document=document,
    )
    put(answer, form, raw=raw, db=db)
