"""`documents`: what has been read, and of which year it speaks."""

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put


def documents(
    region: options.Region = None,
    limit: options.Limit = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """列出文件：标题、发布者、说的是哪一年。"""
    whole = form != "table"
    found = api.records("documents", region=region, sort=("year", "id"), limit=limit, whole=whole, db=db)
    put(found, form, raw=raw, db=db)
