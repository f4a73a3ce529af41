"""A folder of Parquet that a cluster has read: the records of very many documents, behind the same face, to read only.

Nothing here imports Spark or pyarrow until a question needs it: `columns` and `parts` know pyarrow, `session`, `query`,
`store` and `job` know Spark.
"""

from __future__ import annotations

from jobscli.store.cluster.folder import MARK, is_cluster, lots, opened, read_only
from jobscli.store.cluster.master import on_master

__all__ = ["MARK", "is_cluster", "lots", "on_master", "opened", "read_only"]
