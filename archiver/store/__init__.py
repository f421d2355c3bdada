"""The store: archive.db, its migrations, the single writer, versions and French search."""

from archiver.store.archive import Archive
from archiver.store.ledger import Failure, Policy
from archiver.store.location import archive_folder
from archiver.store.memory import Known
from archiver.store.writer import Writer

__all__ = ["Archive", "Failure", "Known", "Policy", "Writer", "archive_folder"]
