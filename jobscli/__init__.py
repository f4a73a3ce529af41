"""What Chinese governments did for employment and what they reported, every figure traceable to its words.

The functions are those of `jobscli.api`, loaded when the first of them is asked for.
"""

# A type checker takes this for true; `typing`, which has it too, takes as long to load as all that the command
# line does before it can be interrupted quietly.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from jobscli.api import (
        accept,
        add_files,
        answer,
        archive_create,
        archive_import,
        archive_info,
        calc,
        check,
        cite,
        cited,
        cluster_info,
        cluster_read,
        compare,
        contradictions,
        correct,
        corrections,
        diff,
        entries,
        entry,
        explain,
        how,
        metrics,
        on_master,
        overview,
        panel,
        plot,
        province,
        rank,
        read_again,
        read_files,
        read_text,
        records,
        remove,
        repair,
        rules,
        save,
        search,
        series,
        shown_ids,
        systems,
        targets,
        uncorrect,
        undo,
        verify,
    )

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "accept",
    "add_files",
    "answer",
    "archive_create",
    "archive_import",
    "archive_info",
    "calc",
    "check",
    "cite",
    "cited",
    "cluster_info",
    "cluster_read",
    "compare",
    "contradictions",
    "correct",
    "corrections",
    "diff",
    "entries",
    "entry",
    "explain",
    "how",
    "metrics",
    "on_master",
    "overview",
    "panel",
    "plot",
    "province",
    "rank",
    "read_again",
    "read_files",
    "read_text",
    "records",
    "remove",
    "repair",
    "rules",
    "save",
    "search",
    "series",
    "shown_ids",
    "systems",
    "targets",
    "uncorrect",
    "undo",
    "verify",
]

if not TYPE_CHECKING:  # a checker must know which names there are, and which are misspelt

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module 'jobscli' has no attribute {name!r}")
        from jobscli import api

        return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
