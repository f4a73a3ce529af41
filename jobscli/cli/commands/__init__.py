"""The commands, a module each, called like it: one question, asked through `api` and shown."""

# In the order in which help lists them.
COMMANDS = (
    "ask", "province", "search", "rank", "compare", "panel", "targets", "series", "metrics", "measures", "statistics",
    "systems", "show", "cite", "calc", "verify", "diff", "documents", "read", "rules", "add", "correct", "remove",
    "undo", "check", "archive", "cluster",
)  # fmt: skip
