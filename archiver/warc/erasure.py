"""Which records of an archive are to be erased, and which revisits lean on them. Reads; `rewrite` does the writing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from archiver.warc.checks import Fault
from archiver.warc.entity import reference
from archiver.warc.files import path_of
from archiver.warc.grammar import field as named_field
from archiver.warc.grammar import parse_fields
from archiver.warc.records import Record
from archiver.warc.rewrite import is_tombstone
from archiver.warc.walk import walk_records


@dataclass(frozen=True, slots=True)
class At:
    """Where a record is: file as rows name it, offset, length."""

    file: str
    offset: int
    length: int


@dataclass(slots=True)
class Survey:
    """By file: ids of records to erase, and revisits to be made whole, each with the place of its original."""

    doomed: dict[str, set[str]] = field(default_factory=dict)
    leaning: dict[str, dict[str, At]] = field(default_factory=dict)

    def doom(self, file: str, record_id: str) -> None:
        """Adds a record to be erased."""
        self.doomed.setdefault(file, set()).add(record_id)


@dataclass(frozen=True, slots=True)
class _Revisit:
    file: str
    record_id: str
    refers_to: str | None
    digest: str | None


class Surveyor:
    """Walks files and decides. `covers` answers for an address, `quotes` for the record of a list or front page.

    `erased`: ids of records that were erased before, and may have come back in a copy. `outside`: records to be
    erased that lie in files that are not ours, by id; revisits of ours may lean on them.
    """

    def __init__(
        self,
        covers: Callable[[str], bool],
        quotes: Callable[[Record], bool],
        erased: Collection[str] = (),
        outside: Mapping[str, At] = MappingProxyType({}),
    ) -> None:
        self._covers, self._quotes, self._erased = covers, quotes, erased
        self._places = dict(outside)
        self._digests: dict[str, At] = {}
        self._quoting: set[str] = set()
        self._revisits: dict[str, _Revisit] = {}
        self._companions: dict[str, list[str]] = {}
        self.found = Survey()

    def survey(self, folder: Path, names: Iterable[str], on_fault: Callable[[Fault], None]) -> Survey:
        """What is to be done in the files `names` of `folder`."""
        for name in names:
            gone: set[str] = set()
            for record in walk_records(path_of(folder, name), on_fault):
                if not is_tombstone(record):
                    self._judge(record, gone)
        for revisit in self._revisits.values():
            self._lean(revisit)
        return self.found

    def _judge(self, record: Record, gone: set[str]) -> None:
        about = [value for name, value in record.fields if name.lower() == "warc-concurrent-to"]
        quoting = self._quotes(record)
        if quoting or self._is_covered(record) or not gone.isdisjoint(about):
            gone.add(record.record_id)
            self.found.doom(record.file, record.record_id)
            at = At(record.file, record.offset, record.length)
            self._places[record.record_id] = at
            if quoting:
                self._quoting.add(record.record_id)
            digest = record.field("WARC-Payload-Digest")
            if digest and record.type == "response":
                self._digests[digest] = at
        elif record.type == "revisit":
            told = reference(record)
            revisit = _Revisit(record.file, record.record_id, told.record_id, told.payload_digest)
            self._revisits[record.record_id] = revisit
        for each in about:
            if each in self._revisits:
                self._companions.setdefault(each, []).append(record.record_id)

    def _is_covered(self, record: Record) -> bool:
        """Whether the record is of a withdrawn address; a metadata record of ours names it in its block."""
        if record.record_id in self._erased:
            return True
        url = record.target
        if record.type == "metadata" and record.field("Content-Type") == "application/warc-fields":
            url = named_field(parse_fields(record.block), "url") or url
        return bool(url) and str(url).lower().startswith(("http://", "https://")) and self._covers(str(url))

    def _lean(self, revisit: _Revisit) -> None:
        original = self._places.get(revisit.refers_to or "")
        if original is None and revisit.refers_to is None:
            original = self._digests.get(revisit.digest or "")
        if original is None:
            return
        if revisit.refers_to in self._quoting:  # the same list once more: whole, it would quote again
            for each in (revisit.record_id, *self._companions.get(revisit.record_id, ())):
                self.found.doom(revisit.file, each)
        else:
            self.found.leaning.setdefault(revisit.file, {})[revisit.record_id] = original
