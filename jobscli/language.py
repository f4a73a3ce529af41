"""The language of what a user reads: every sentence goes through `_`, so that English is a catalogue, not a rewrite.

The catalogue is looked for once, beside this file under `locale/`; without one the sentences are as they stand.
"""

from gettext import translation
from pathlib import Path

_ = translation("jobscli", Path(__file__).with_name("locale"), fallback=True).gettext
