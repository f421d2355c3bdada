"""Archiver: the archive of the French-language press that you run yourself."""

__version__ = "0.1.0"
