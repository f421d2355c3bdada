"""What the loopback server answers: odd but legal things, and failures. Names are the paths."""

import gzip
from dataclasses import dataclass, field
from typing import Any

import brotli
from wire import CLOSE, RESET, Endless, Step

TEXT = "Le Conseil fédéral a été élu à l'aube. ".encode() * 20
GZIPPED = gzip.compress(TEXT, mtime=0)
BROTLI = brotli.compress(TEXT)


@dataclass(frozen=True)
class Case:
    """An answer, how it is asked for, and what the exchange must say beside being equal to the log."""

    steps: tuple[Step, ...]
    ask: dict[str, Any] = field(default_factory=dict)
    status: int | None = 200
    error: str | None = None
    truncated: str | None = None
    interim: bytes = b""
    extra: bytes = b""


def sized(body: bytes, *fields: bytes, status: bytes = b"HTTP/1.1 200 OK") -> bytes:
    """A whole answer with Content-Length."""
    return b"\r\n".join([status, *fields, b"Content-Length: %d" % len(body), b"", body])


def chunked(*chunks: bytes, trailers: bytes = b"", extension: bytes = b"") -> bytes:
    pieces = b"".join(b"%X%s\r\n%s\r\n" % (len(c), extension, c) for c in chunks)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + pieces + b"0\r\n" + trailers + b"\r\n"


LEGAL = {
    "plain": Case((sized(TEXT),)),
    "header-case-and-order": Case((sized(b"x", b"x-b: 1", b"X-A: 2", b"ETag: W/\"1\"", b"x-B: 3"),)),
    "duplicates": Case((sized(b"x", b"Set-Cookie: a=1", b"Vary: a", b"Set-Cookie: b=2", b"Vary: b"),)),
    "odd-reason": Case((sized(b"x", status=b"HTTP/1.1 200 C'est d'accord \xe9"),)),
    "no-reason": Case((sized(b"x", status=b"HTTP/1.1 200"),)),
    "no-reason-but-a-space": Case((sized(b"x", status=b"HTTP/1.1 404 "),), status=404),
    "status-999": Case((sized(b"x", status=b"HTTP/1.1 999 Denied"),), status=999),
    "chunked": Case((chunked(TEXT[:9], TEXT[9:]),)),
    "chunk-extensions": Case((chunked(b"abc", b"defg", extension=b';name="v"'),)),
    "trailers": Case((chunked(b"abc", trailers=b"X-Sum: 12\r\nx-more: \xe9\r\n"),)),
    "chunks-in-pieces": Case((chunked(TEXT)[:60], 0.02, chunked(TEXT)[60:61], 0.02, chunked(TEXT)[61:])),
    "lower-case-chunk-size": Case((chunked(b"x" * 11).replace(b"B\r", b"00b\r").replace(b"chunked", b"Chunked"),)),
    "length-beside-chunked": Case((chunked(b"abc").replace(b"OK\r\n", b"OK\r\nContent-Length: 99\r\n"),)),
    "continue": Case((b"HTTP/1.1 100 Continue\r\n\r\n" + sized(b"x"),), interim=b"HTTP/1.1 100 Continue\r\n\r\n"),
    "early-hints-twice": Case(
        (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 0.02, b"HTTP/1.1 103 E\r\n\r\n" + sized(b"x")),
        interim=b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 103 E\r\n\r\n",
    ),
    "gzip": Case((sized(GZIPPED, b"Content-Encoding: gzip", b"Content-Type: text/html"),)),
    "gzip-chunked": Case((chunked(GZIPPED).replace(b"OK\r\n", b"OK\r\nContent-Encoding: gzip\r\n"),)),
    "br": Case((sized(BROTLI, b"Content-Encoding: br", b"Content-Type: text/html"),)),
    "close-delimited": Case((b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", TEXT, CLOSE)),
    "http-1.0": Case((b"HTTP/1.0 200 OK\r\nServer: old\r\n\r\n" + TEXT, CLOSE)),
    "http-1.0-sized": Case((sized(TEXT, status=b"HTTP/1.0 200 OK"), CLOSE)),
    "head": Case((b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n",), {"method": "HEAD"}),
    "post": Case((sized(b"merci"),), {"method": "POST", "body": TEXT, "headers": {"Content-Type": "text/plain"}}),
    "post-empty": Case((sized(b"merci"),), {"method": "POST"}),
    "put": Case((sized(b"", status=b"HTTP/1.1 201 Created"),), {"method": "PUT", "body": b"\x00\xff"}, status=201),
    "204": Case((b"HTTP/1.1 204 No Content\r\nX: y\r\n\r\n",), status=204),
    "304": Case((b"HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\nContent-Length: 50\r\n\r\n",), status=304),
    "404": Case((sized(b"rien", status=b"HTTP/1.1 404 Introuvable"),), status=404),
    "8-bit-header": Case((sized(b"x", b"X-Titre: caf\xe9 \xc3\xa9 \x80"),)),
    "20-kb-header": Case((sized(b"x", b"X-Long: " + b"a" * 20_000),)),
    "70-kb-head": Case((sized(b"x", *(b"X-%d: %s" % (i, b"b" * 700) for i in range(100))),)),
    "1-mb-header": Case((sized(b"x", b"X-Long: " + b"a" * 2**20),)),
    "folded-header": Case((sized(b"x", b"X-Fold: one\r\n\ttwo\r\n   three"),)),
    "no-colon": Case((sized(b"x", b"this line says nothing", b"X-After: 1"),)),
    "bare-lf": Case((b"HTTP/1.1 200 OK\nContent-Length: 3\nX-Lf: 1\n\nabc",)),
    "equal-lengths": Case((sized(b"abc", b"Content-Length: 3", b"Content-Length: 003"),)),
    "nul-in-header": Case((sized(b"x", b"X-Nul: a\x00b\rc"),)),
    "space-after-chunk-size": Case((chunked(TEXT, extension=b"  "),)),
    "long-chunk-extension": Case((chunked(b"abc", extension=b";x=" + b"y" * 3000),)),
    "8-bit-chunk-extension": Case((chunked(b"abc", extension=b';x="\xe9"'),)),
    "chunk-lines-end-with-lf": Case((chunked(b"abc", b"de").replace(b"\r\n", b"\n"),)),
    "chunks-byte-by-byte": Case(tuple(chunked(b"abc", trailers=b"X: 1\r\n")[i : i + 1] for i in range(80))),
    "identity": Case((sized(b"abc", b"Transfer-Encoding: identity"),)),
    "space-before-colon": Case((sized(b"abc").replace(b"h:", b"h :"),)),
    "empty-line-first": Case((b"\r\n" + sized(b"abc"),), interim=b"\r\n"),
    "empty": Case((sized(b""),)),
    "bytes-after-the-body": Case((sized(b"abc") + b"<!-- 3 ms -->",), extra=b"<!-- 3 ms -->"),
    "bytes-after-chunks": Case((chunked(b"abc") + b"HTTP/1.1 200 OK\r\n",), extra=b"HTTP/1.1 200 OK\r\n"),
    "bytes-after-204": Case((b"HTTP/1.1 204 N\r\n\r\nbody",), status=204, extra=b"body"),
    "slow-but-whole": Case((sized(TEXT)[:20], 0.1, sized(TEXT)[20:300], 0.1, sized(TEXT)[300:])),
    "request-headers": Case((sized(b"x"),), {"headers": {"X-Odd": "caf\u00e9", "Referer": "https://a.example/p"}}),
}  # fmt: skip

PATIENCE = {"meta": {"download_timeout": 1}}
FAILING = {
    "no-answer": Case((CLOSE,), status=None, error="no answer"),
    "reset-before-a-byte": Case((RESET,), status=None, error="reset"),
    "silent": Case((30.0,), PATIENCE, status=None, error="timeout"),
    "reset-in-head": Case((b"HTTP/1.1 200 OK\r\nX: ", 0.1, RESET), status=None, error="reset"),
    "closed-in-head": Case((b"HTTP/1.1 200 OK\r\nX: ", 0.1, CLOSE), status=None, error="not http"),
    "silent-in-head": Case((b"HTTP/1.1 200 OK\r\nX: ", 30.0), PATIENCE, status=None, error="timeout"),
    "reset-in-body": Case((sized(TEXT)[:200], 0.1, RESET), error="reset", truncated="disconnect"),
    "reset-in-chunks": Case((chunked(TEXT)[:200], 0.1, RESET), error="reset", truncated="disconnect"),
    "reset-ends-close-delimited": Case(
        (b"HTTP/1.1 200 OK\r\n\r\n" + TEXT, 0.1, RESET), error="reset", truncated="disconnect"
    ),
    "short-body": Case((sized(TEXT)[:200], CLOSE), error="cut off", truncated="disconnect"),
    "short-chunks": Case((chunked(TEXT)[:200], CLOSE), error="cut off", truncated="disconnect"),
    "silent-in-body": Case((sized(TEXT)[:200], 30.0), PATIENCE, error="timeout", truncated="time"),
    "slow-drip": Case((sized(b"")[:-23] + b"Content-Length: 99\r\n\r\n", Endless(b"a", 0.05)), PATIENCE,
                      error="timeout", truncated="time"),
    "announced-too-large": Case(
        (sized(b"a" * 90_000)[:20_000], 30.0), {"meta": {"download_maxsize": 50_000}}, error="too large",
        truncated="length",
    ),
    "grows-too-large": Case(
        (b"HTTP/1.1 200 OK\r\n\r\n", Endless(b"a" * 9_000, 0.01)), {"meta": {"download_maxsize": 50_000}},
        error="too large", truncated="length",
    ),
    "endless-framing": Case(
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", Endless(b"1;x=%s\r\na\r\n" % (b"x" * 900) * 99)),
        {"meta": {"download_maxsize": 50_000}}, error="too large", truncated="length",
    ),
    "cut-gzip": Case((sized(GZIPPED[:50], b"Content-Encoding: gzip"),)),
    "not-gzip": Case((sized(b"not gzip", b"Content-Encoding: gzip"),)),
    "bomb": Case((sized(gzip.compress(b"0" * 30 * 2**20), b"Content-Encoding: gzip"),),
                 {"meta": {"download_maxsize": 10 * 2**20}}),
    "not-http": Case((b"SSH-2.0-OpenSSH_9.2\r\n", CLOSE), status=None, error="not http"),
    "binary": Case((bytes(range(256)) * 4, CLOSE), status=None, error="not http"),
    "http-2": Case((b"HTTP/2 200 OK\r\nContent-Length: 0\r\n\r\n", CLOSE), status=None, error="not http"),
    "bad-chunk": Case((chunked(b"abc")[:-5] + b"zz\r\n", CLOSE), error="bad framing", truncated="unspecified"),
    "conflicting-lengths": Case((sized(b"abc", b"Content-Length: 4"), CLOSE), error="bad framing",
                                truncated="unspecified"),
    "unknown-transfer-coding": Case(
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", CLOSE), error="bad framing",
        truncated="unspecified",
    ),
    "header-flood": Case((b"HTTP/1.1 200 OK\r\n", Endless(b"X-Flood: %s\r\n" % (b"a" * 50) * 1000)), status=None,
                         error="too large"),
    "one-endless-header": Case((b"HTTP/1.1 200 OK\r\nX: ", Endless(b"a" * 60_000)), status=None, error="too large"),
    "endless-1xx": Case((Endless(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" * 1000),), status=None,
                        error="too large"),
    "only-1xx": Case((b"HTTP/1.1 100 Continue\r\n\r\n", CLOSE), status=None, error="no answer",
                     interim=b"HTTP/1.1 100 Continue\r\n\r\n"),
}  # fmt: skip

CASES = {**LEGAL, **FAILING}
