"""A subscriber's cookies go to their hosts, and into no file of the archive, no export, no log."""

import gzip
import zipfile

import pytest
from click.testing import CliRunner

from archiver.cli import group
from tests.crawling import crawl
from tests.press import Answer

TOKEN, RENEWED = "secret-9b1f", "renewed-77aa"


@pytest.fixture
def cookies(tmp_path):
    """A cookie file of 127.0.0.1, outside the archive."""
    path = tmp_path / "cookies.txt"
    line = f"127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\t{TOKEN}\n"
    ended = line.replace("\t0\t", "\t1\t").replace("session", "ended")
    path.write_text(f"# Netscape HTTP Cookie File\n{line}{ended}#HttpOnly_{line.replace('session', 'other')}")
    path.chmod(0o600)
    return path


def subscribed(press):
    """Publishes an article, a redirect to it and a failing page, each of which renews the session."""
    renew = {"Set-Cookie": f"session={RENEWED}; HttpOnly"}
    press.article("/a", "Titre", headers=renew)
    press.pages["/old"] = Answer(b"", 302, {"Location": "/a", **renew})
    press.pages["/cut"] = Answer(b"<h1>Coup</h1>" * 50, headers=renew, cut=True)
    press.pages["/no"] = Answer(b"<h1>Non</h1>", 403, renew)
    return [press.url(path) for path in ("/old", "/cut", "/no")]


def crawl_list(folder, urls, **settings):
    (folder / "list").write_text("\n".join(urls))
    return crawl(folder, "urls", "-a", "file=list", settings={"LOG_LEVEL": "DEBUG", **settings})


def everything(folder):
    """The bytes of every file of the archive folder, packed ones unpacked."""
    for path in (folder / "archive").rglob("*"):
        if path.is_file():
            yield path, gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def test_cookies_are_sent_and_stay_out_of_every_file_and_of_the_log(press, tmp_path, cookies):
    done = crawl_list(tmp_path, subscribed(press), COOKIES_FILE=str(cookies))
    sent = {path: head.get("cookie") for path, head in zip(press.asked, press.heads, strict=True)}
    assert sent.pop("/robots.txt") is None
    assert sent == dict.fromkeys(["/old", "/a", "/cut", "/no"], f"session={TOKEN}; other={TOKEN}")
    for secret in (TOKEN, RENEWED):
        assert secret not in done.said
        assert [path for path, data in everything(tmp_path) if secret.encode() in data] == []


def test_cookies_stay_out_of_exports(press, tmp_path, cookies, monkeypatch):
    crawl_list(tmp_path, subscribed(press), COOKIES_FILE=str(cookies))
    monkeypatch.setenv("ARCHIVE_DIR", str(tmp_path / "archive"))
    CliRunner().invoke(group, ["wacz", str(tmp_path / "out.wacz")], catch_exceptions=False)
    with zipfile.ZipFile(tmp_path / "out.wacz") as package:
        held = [package.read(name) for name in package.namelist()]
    plain = b"".join(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for data in held)
    assert (TOKEN.encode() in plain, RENEWED.encode() in plain) == (False, False)
    assert b"removedFromRequest: Cookie, Set-Cookie" in plain


def test_without_the_setting_none_are_sent_and_what_is_set_for_anybody_is_archived(press, tmp_path, cookies):
    crawl_list(tmp_path, subscribed(press))
    assert [head for head in press.heads if "cookie" in head] == []
    assert any(RENEWED.encode() in data for path, data in everything(tmp_path))


def test_cookies_do_not_follow_a_redirect_to_another_host(press, tmp_path, cookies):
    press.article("/a", "Titre")
    press.pages["/out"] = Answer(b"", 302, {"Location": press.url("/a").replace("127.0.0.1", "localhost")})
    crawl_list(tmp_path, [press.url("/out")], COOKIES_FILE=str(cookies))
    sent = {path: head.get("cookie") for path, head in zip(press.asked, press.heads, strict=True)}
    assert (bool(sent["/out"]), sent["/a"]) == (True, None)


@pytest.mark.parametrize("place, content, told", [
    ("missing.txt", None, "cannot be read (No such file or directory)"),
    ("bad.txt", f"hello {TOKEN}", "is no Netscape cookie file"),
    ("torn.txt", f"# Netscape HTTP Cookie File\n{TOKEN}\n", "is no Netscape cookie file"),
    ("archive/cookies.txt", "# Netscape HTTP Cookie File\n", "lies in the archive folder"),
])  # fmt: skip
def test_a_file_that_cannot_be_used_ends_the_crawl_before_it_starts(tmp_path, place, content, told):
    (tmp_path / "archive").mkdir()
    if content is not None:
        (tmp_path / place).write_text(content)
    done = crawl_list(tmp_path, ["http://127.0.0.1:9/"], COOKIES_FILE=place)
    assert (done.status, told in done.last, TOKEN in done.said) == (1, True, False)
