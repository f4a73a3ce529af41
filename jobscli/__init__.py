"""What Chinese governments did for employment and what they reported, every figure traceable to its words.

The functions are those of `jobscli.api`, loaded when the first of them is asked for.
"""

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    from importlib import import_module

    api = import_module("jobscli.api") if not name.startswith("_") and name != "api" else None
    if api is None or name not in api.__all__:
        raise AttributeError(f"module 'jobscli' has no attribute {name!r}")
    return getattr(api, name)
