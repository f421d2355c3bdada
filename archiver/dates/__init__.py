"""French datelines: what a text tells (`read`), what a page says in all (`settle`). Pure; see docs/dates.md."""

from archiver.dates.reading import Reading, read
from archiver.dates.settle import settle

__all__ = ["Reading", "read", "settle"]
