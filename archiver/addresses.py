"""Web addresses: the key they are sorted and looked up by (SURT), their identity, their ASCII form. Pure.

`urlkey` gives what the `surt` package gives (so also cdxj-indexer and pywb): archive-commons' canonical form,
https://github.com/internetarchive/surt. Differences between two addresses that mean nothing to a web archive
(scheme, www, case, session numbers, the order of parameters) disappear in it.
"""

from __future__ import annotations

import re
import socket
from functools import lru_cache
from urllib.parse import quote, quote_from_bytes, unquote_to_bytes, urlsplit, urlunsplit

_SAFE = """!"$&'()*+,-./:;<=>?@[\\]^_`{|}~"""
_PARTS = re.compile(rb"(?s)(?:([a-zA-Z][a-zA-Z0-9+.\-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#.*)?")
_SCHEME = re.compile(rb"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_WWW = re.compile(rb"www\d*\.")
_NUMERIC_HOST = re.compile(rb"(?:[1-9]\d*(?:\.\d+){0,3}|0[0-7]*(?:\.[0-7]+){0,3})")
_PATH_SESSIONS = (
    re.compile(rb"^(.*/)(\((?:[a-z]\([0-9a-z]{24}\))+\)/)([^?]+\.aspx.*)$", re.I),
    re.compile(rb"^(.*/)(\([0-9a-z]{24}\)/)([^?]+\.aspx.*)$", re.I),
)
_QUERY_SESSIONS = tuple(
    re.compile(rb"^(.*)(?:" + session + rb")(?:&(.*))?$", re.I)
    for session in (
        rb"jsessionid=[0-9a-zA-Z]{32}",
        rb"phpsessid=[0-9a-zA-Z]{32}",
        rb"sid=[0-9a-zA-Z]{32}",
        rb"ASPSESSIONID[a-zA-Z]{8}=[a-zA-Z]{24}",
        rb"cfid=[^&]+&cftoken=[^&]+",
    )
)
_DEFAULT_PORTS = {b"http": 80, b"https": 443}

# Parameters that say where a reader came from and never what is shown. `id`, `ref`, `source`, `p` are not among
# them: somewhere they name the article.
_CAMPAIGN = re.compile(
    r"(?:utm_\w+|at_(?:medium|campaign\w*|custom\d*|link\w*|ptr_name|format|bbc_team|creation|emailtype|send_date"
    r"|recipient\w*|variant|detail\w*|general_placement|channel|network|term|url|adid)|xtor|xts|xtref|xtcr|fbclid|gclid"
    r"|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|igshid|igsh|mc_cid|mc_eid|_ga|_gl|s_cid|ns_mchannel|ns_campaign"
    r"|ns_source|ns_linkname|cmpid|wt_mc|wt\.mc_id|pk_campaign|pk_kwd|mtm_\w+|matomo_\w+|piwik_\w+|sfmc_\w+|_hsenc"
    r"|_hsmi|vero_id|oly_anon_id|oly_enc_id|ftag|actid|lf_cid|estat_\w+)",
    re.I,
)

REMEMBERED = 5000  # addresses, about 2 MB: on its way into the archive one is asked about a dozen times


@lru_cache(REMEMBERED)
def urlkey(url: str) -> str:
    """The SURT of `url`, without scheme: "fr,lemonde)/article?id=1". "-" for an empty address.

    An address without scheme is taken as http. Never raises; what is no hierarchical address ("urn:uuid:...")
    keeps its scheme in front.
    """
    raw = re.sub(rb"[\n\r\t]", b"", url.encode("utf-8", "replace").strip())
    if not raw:
        return "-"
    if not _SCHEME.match(raw):
        raw = b"http://" + raw
    raw = re.sub(rb"^(https?://)+", lambda m: m.group(1), raw)
    scheme, authority, path, query = _split(raw)
    host, port = _host_and_port(authority)
    host = _canonical_host(host, scheme)
    path = _canonical_path(path, has_host=bool(host))
    query = _canonical_query(query)
    place = (b",".join(reversed(host.split(b"."))) + _port(scheme, port) + b")") if host else scheme + b":"
    if not path and query:
        path = b"/"
    return (place + path + (b"?" + query if query else b"")).decode("ascii")


def ascii_url(url: str) -> str:
    """`url` as it can be asked for: host in IDNA, other non-ASCII and control characters percent-encoded (UTF-8).

    What is percent-encoded already stays so. An address that does not parse is only percent-encoded.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return quote(url.strip(), safe=_SAFE + "%#")
    netloc = parts.netloc
    if not netloc.isascii():
        try:
            netloc = netloc.replace(netloc[netloc.lower().find(host) :][: len(host)], host.encode("idna").decode())
        except UnicodeError:
            netloc = quote(netloc, safe=_SAFE + "%")
    rest = (quote(part, safe=_SAFE + "%") for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, netloc, *rest))


def is_web_address(text: str) -> bool:
    """Whether `text` is an absolute http or https address with a host."""
    try:
        parts = urlsplit(text)
        (parts.hostname or "").encode("idna")  # raises UnicodeError, a ValueError, for a label that cannot be
        if any(char.isspace() for char in parts.netloc):
            return False
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and (parts.port or 80) > 0
    except ValueError:
        return False


def without_campaign(url: str) -> str:
    """`url` without the parameters that only say where a reader came from (utm_*, xtor, fbclid, at_*, ...).

    Order and spelling of all else stay; so does a fragment, unless it is such a parameter ("#xtor=RSS-3").
    """
    head, mark, fragment = url.partition("#")
    if mark and _is_campaign(fragment.lstrip("?&")):
        mark = fragment = ""
    base, _, query = head.partition("?")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _is_campaign(pair)]
    if len(kept) < len(pairs):
        head = base + ("?" + "&".join(kept) if any(kept) else "")
    return head + mark + fragment


@lru_cache(REMEMBERED)
def identity(url: str) -> str:
    """What two addresses of one page have in common: the SURT without campaign parameters and fragment."""
    return urlkey(without_campaign(url))


def _is_campaign(pair: str) -> bool:
    return _CAMPAIGN.fullmatch(pair.partition("=")[0]) is not None


def _split(raw: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    """Scheme, authority, path and query; for http "//" may be missing or too long ("http:///host/path")."""
    match = _PARTS.fullmatch(raw)
    scheme, authority, path, query = (part or b"" for part in match.groups()) if match else (b"", b"", raw, b"")
    if not authority and scheme.startswith(b"http") and path:
        authority, _, path = path.lstrip(b"/").partition(b"/")
        path = b"/" + path
    return scheme, authority, path, query


def _host_and_port(authority: bytes) -> tuple[bytes, int | None]:
    host = authority.rpartition(b"@")[2]
    if host.startswith(b"["):
        host, _, port = host[1:].partition(b"]")
        port = port.lstrip(b":")
    else:
        host, _, port = host.partition(b":")
    return host, int(port) if port.isdigit() and int(port) < 65536 else None


def _port(scheme: bytes, port: int | None) -> bytes:
    return b"" if port is None or port == _DEFAULT_PORTS.get(scheme) else b":%d" % port


def _canonical_host(host: bytes, scheme: bytes) -> bytes:
    host = _unescaped(host)
    if not host.isascii():
        try:
            host = host.decode("utf-8", "ignore").encode("idna")
        except UnicodeError:
            host = quote_from_bytes(host, safe=_SAFE).encode()
    host = host.replace(b"..", b".").strip(b".").lower()
    if _NUMERIC_HOST.fullmatch(host):
        host = _dotted(host)
    host = quote_from_bytes(host, safe=_SAFE).encode()
    www = _WWW.match(host)
    return host[www.end() :] if www and scheme != b"dns" else host


def _dotted(host: bytes) -> bytes:
    """The usual form of an IPv4 address written in another ("2130706433", "0177.1"); `host` when it is none."""
    if host.isdigit():
        return socket.inet_ntoa((int(host) & 0xFFFFFFFF).to_bytes(4, "big")).encode()
    try:
        return socket.inet_ntoa(socket.inet_aton(host.decode())).encode()
    except OSError:
        return host


def _canonical_path(path: bytes, *, has_host: bool) -> bytes:
    path = _unescaped(path)
    if has_host:
        path = _without_dots(path)
    path = quote_from_bytes(path, safe=_SAFE).encode().lower()
    for session in _PATH_SESSIONS:
        path = session.sub(rb"\1\3", path)
    return path[:-1] if path.endswith(b"/") and len(path) > 1 else path


def _without_dots(path: bytes) -> bytes:
    kept: list[bytes] = []
    for part in path.split(b"/")[1:]:
        if part == b".." and kept:
            kept.pop()
        elif part != b".":
            kept.append(part)
    return b"/" + b"/".join([part for part in kept[:-1] if part] + kept[-1:])


def _canonical_query(query: bytes) -> bytes:
    query = quote_from_bytes(_unescaped(query), safe=_SAFE).encode()
    for session in _QUERY_SESSIONS:
        query = session.sub(lambda m: m.group(1) + (m.group(2) or b""), query)
    pairs = sorted(tuple(pair.split(b"=", 1)) for pair in query.lower().split(b"&"))
    return b"&".join(b"=".join(pair) for pair in pairs)


def _unescaped(part: bytes) -> bytes:
    """Percent-encoding undone until nothing changes: "%2525" is "%"."""
    while (plain := unquote_to_bytes(part)) != part:
        part = plain
    return part
