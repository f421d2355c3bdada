"""The one family of errors a user can meet; `cli` and the crawl command turn them into exit status."""


class ArchiverError(Exception):
    """A fault to be told in one line that names the input and the remedy."""


class UsageError(ArchiverError):
    """Bad usage or a bad argument; the line says what to write instead."""


class ArchiveError(ArchiverError):
    """The archive folder, its database or one of its WARC files cannot be used."""
