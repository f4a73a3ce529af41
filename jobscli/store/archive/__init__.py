"""An archive: the records of very many documents in one folder, behind the same face as a JSON file of them."""

from jobscli.store.archive.folder import create, is_archive
from jobscli.store.archive.store import ArchiveStore

__all__ = ["ArchiveStore", "create", "is_archive"]
