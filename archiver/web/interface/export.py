"""Exports of exactly one search's result: CSV, JSON, and a WACZ package of its captures."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archiver.errors import ArchiveError
from archiver.packing import pack
from archiver.store import Archive
from archiver.store.search import MARK, UNMARK, Found, article_ids, find
from archiver.web.interface.asked import Asked, asked_of
from archiver.web.interface.pages import ask, config, respond

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

AT_ONCE = 1000  # rows read, written and sent before the next are asked for
CHUNK = 2**20  # bytes of a package sent at a time
COLUMNS = (
    "url", "headline", "outlet", "section", "date_published", "date_published_precision", "kind", "access",
    "availability", "first_seen", "snippet",
)  # fmt: skip
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8", "wacz": "application/wacz+zip"}

Row = dict[str, str | None]


async def page(datasette: Datasette, request: Request, send: Send) -> Response | None:
    """`/recherche.csv`, `.json`, `.wacz` and a search's parameters: all it finds, the latest first."""
    form = request.url_vars["form"]
    want = asked_of({name: request.args.getlist(name) for name in request.args})
    if form == "wacz":
        return await _package(datasette, request, want, send)
    write = _sheet() if form == "csv" else _array()
    await _start(send, form)
    page = 0
    while rows := _rows(await ask(datasette, partial(_found, want=want, page=page))):
        await _send(send, write(rows), more=True)
        page += 1
    await _send(send, write([]), more=False)
    return None


def _found(db: sqlite3.Connection, want: Asked, page: int) -> Found:
    return find(db, want.words, want.filters, sort="date", limit=AT_ONCE, offset=page * AT_ONCE)


def _rows(found: Found) -> list[Row]:
    return [
        {name: getattr(hit, name) for name in COLUMNS}
        | {"snippet": (hit.snippet or "").replace(MARK, "").replace(UNMARK, "")}
        for hit in found.hits
    ]


def _sheet() -> Callable[[list[Row]], bytes]:
    """Writes rows as CSV (RFC 4180), the column names before the first."""
    out = io.StringIO()
    sheet = csv.DictWriter(out, COLUMNS)
    sheet.writeheader()

    def write(rows: list[Row]) -> bytes:
        sheet.writerows({name: _inert(value) for name, value in row.items()} for row in rows)
        text = out.getvalue()
        out.seek(0)
        out.truncate()
        return text.encode()

    return write


def _inert(value: str | None) -> str | None:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{value}" if value and value[0] in "=+-@\t\r" else value


def _array() -> Callable[[list[Row]], bytes]:
    """Writes rows as one JSON array; no rows end it."""
    opening = "["

    def write(rows: list[Row]) -> bytes:
        nonlocal opening
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        text, opening = opening + "\n" + lines if rows else ("\n]\n" if opening == "," else "[]\n"), ","
        return text.encode()

    return write


async def _package(datasette: Datasette, request: Request, want: Asked, send: Send) -> Response | None:
    folder = Path(config(datasette)["folder"])
    with tempfile.TemporaryDirectory(prefix="archiver-") as place:
        target = Path(place) / "recherche.wacz"
        try:
            await asyncio.to_thread(_pack, folder, target, want)
        except ArchiveError:  # nothing found, or a WARC file that is not there
            return await respond(datasette, request, "vide.html", status=404)
        await _start(send, "wacz", target.stat().st_size)
        for chunk in _chunks(target):
            await _send(send, chunk, more=True)
        await _send(send, b"", more=False)
    return None


def _pack(folder: Path, target: Path, want: Asked) -> None:
    with Archive.open(folder) as archive:
        pack(archive, target, article_ids(archive.db, want.words, want.filters), datetime.now(UTC))


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


async def _start(send: Send, form: str, length: int | None = None) -> None:
    headers = [(b"content-type", TYPES[form].encode()),
               (b"content-disposition", f'attachment; filename="recherche.{form}"'.encode())]  # fmt: skip
    headers += [(b"content-length", str(length).encode())] if length is not None else []
    await send({"type": "http.response.start", "status": 200, "headers": headers})


async def _send(send: Send, body: bytes, *, more: bool) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": more})
