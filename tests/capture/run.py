"""A crawl beside what its servers logged."""

from dataclasses import dataclass

from crawl import Result
from fastwarc.warc import ArchiveIterator
from wire import Served

from archiver.warc.exchange import Exchange

CUT_BY_US = ("timeout", "too large")  # then the answer archived is a beginning of what was sent


@dataclass(frozen=True)
class Stored:
    """A record as FastWARC reads it."""

    type: str
    fields: dict[str, str]
    block: bytes


@dataclass
class Run:
    result: Result
    log: list[Served]

    def pairs(self, name: str) -> list[tuple[Exchange, Served]]:
        """Exchanges of a path with the log's entries for it, in order."""
        ours = [e for e in self.result.exchanges if e.url.endswith(f"/{name}")]
        theirs = [s for s in self.log if s.path == f"/{name}"]
        assert len(ours) == len(theirs) > 0
        return list(zip(ours, theirs, strict=True))

    def records(self) -> dict[str, dict[str, Stored]]:
        """Record id of the capture -> its records by type."""
        found: dict[str, dict[str, Stored]] = {}
        for path in self.result.files():
            for record in ArchiveIterator(path.open("rb"), parse_http=False):
                fields = {k.lower(): v for k, v in record.headers.items()}
                about = fields.get("warc-concurrent-to", fields["warc-record-id"])
                stored = Stored(fields["warc-type"], fields, record.reader.read())
                found.setdefault(about, {})[stored.type] = stored
        return found


def equal(received: bytes, served: Served, error: str | None) -> bool:
    """The bytes are the server's; a beginning of them where we cut the answer off."""
    return served.sent.startswith(received) if error in CUT_BY_US else received == bytes(served.sent)
