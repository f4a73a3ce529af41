"""`measures`: the measures, by any field."""

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put


def measures(
    region: options.Region = None,
    kind: options.Kind = None,
    topic: options.Topic = None,
    group: options.Group = None,
    status: options.Done = None,
    confidence: options.Confidence = None,
    document: options.Document = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """列出举措，按任何字段筛选。"""
    answer = api.records(
        "measures",
        sort=sort,
        limit=limit,
        whole=form != "table",
        db=db,
        region=region,
        kind=kind,
        topic=topic,
        group=group,
        status=status,
        confidence=confidence,
        document=document,
    )
    put(answer, form, raw=raw, db=db)
