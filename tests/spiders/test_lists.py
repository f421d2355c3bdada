"""Crawls of lists: taken up where they stopped, addresses as people type them, side by side."""

import pytest

from archiver import outlets, settings
from archiver.derive.verify import verify
from archiver.store import Archive
from tests.crawling import crawl, ended, start
from tests.press import Answer


def test_a_sitemap_crawl_that_was_stopped_goes_on_though_the_sitemap_is_unchanged(press, tmp_path):
    urls = "".join(f"<url><loc>{press.article(f'/{n}', f'Titre {n}')}</loc></url>" for n in range(4))
    headers = {"Content-Type": "application/xml", "ETag": '"1"'}
    press.pages["/sitemap.xml"] = Answer(f"<urlset>{urls}</urlset>".encode(), headers=headers)
    given = ("sitemap", "-a", f"url={press.url('/sitemap.xml')}")
    crawl(tmp_path, *given, "-a", "limit=1")
    assert crawl(tmp_path, *given).status == 0
    assert sorted(path for path in press.asked if path[1:].isdigit()) == ["/0", "/1", "/2", "/3"]


def test_an_address_typed_raw_is_asked_for_and_archived_in_ascii(press, tmp_path, rows):
    press.article("/Otto_(1789%E2%80%931858)", "Otto")
    (tmp_path / "list").write_text(f"\ufeff# à lire\n\n  {press.url('/Otto_(1789–1858)')}\nno address\n")
    assert crawl(tmp_path, "urls", "-a", "file=list").status == 2
    assert press.asked == ["/robots.txt", "/Otto_(1789%E2%80%931858)"]
    assert rows("select url from captures where status = 200 and url like '%Otto%'")[0][0].isascii()
    assert rows("select url, reason from failures") == [("no address", "address")]


def test_lines_that_are_no_addresses_are_told_harmlessly_and_the_others_asked_for(press, tmp_path, rows):
    odd = ["http://[bad", "\x1b[2Jno address", "http://a b.example/", f"http://{'x' * 64}.example/", "ftp://a.example/"]
    long = press.url("/" + "a" * 3000)
    (tmp_path / "list").write_text("\n".join([*odd, "http://me:secret@[bad", long, press.article("/a", "Titre")]))
    ended = crawl(tmp_path, "urls", "-a", "file=list")
    assert (ended.status, sorted(press.asked)) == (2, ["/a", f"/{'a' * 3000}", "/robots.txt"])
    assert rows("select distinct stage, reason, count(*) from failures") == [("list", "address", 6)]
    assert ("\x1b" in ended.said, "secret" in ended.said) == (False, False)
    assert rows("select count(*) from failures where url like '%secret%'") == [(0,)]


def test_a_list_without_addresses_is_one_warning_and_0(tmp_path):
    (tmp_path / "list").write_text("# plus tard\n\n")
    ended = crawl(tmp_path, "urls", "-a", "file=list")
    assert (ended.status, "list names no address" in ended.said) == (0, True)


def test_two_crawls_side_by_side_do_no_harm(press, tmp_path, rows):
    folders = [tmp_path / name for name in "ab"]
    for folder in folders:
        folder.mkdir()
        urls = [press.article(f"/{folder.name}/{n}", f"Titre {folder.name} {n}", seconds=0.01) for n in range(20)]
        (folder / "list").write_text("\n".join(urls))
    shared = {"ARCHIVE_DIR": str(tmp_path / "archive")}
    running = [(folder, start(folder, "urls", "-a", f"file={folder}/list", settings=shared)) for folder in folders]
    for folder, process in running:
        process.join(60)
        done = ended(folder, process)
        assert (done.status, "locked" in done.said) == (0, False), done.said
    with Archive.open(tmp_path / "archive") as archive:
        assert verify(archive, outlets.find(), settings.stages).faults == []
    assert rows("select count(*) from articles") == [(40,)]


def test_a_listed_address_keeps_its_campaign_parameters(press, tmp_path):
    press.article("/a?utm_source=rss", "Titre")
    (tmp_path / "list").write_text("\n".join(map(press.url, ("/a?utm_source=rss", "/a", "/a?xtor=1"))))
    crawl(tmp_path, "urls", "-a", "file=list")
    assert press.asked == ["/robots.txt", "/a?utm_source=rss"]


@pytest.mark.parametrize("spider", ["feed", "sitemap"])
@pytest.mark.parametrize(
    "answer, status, told",
    [
        (Answer(b"<h1>Introuvable</h1>", 404), 0, "WARNING: {url}: this list is missing (http 404)"),
        (Answer(b"<h1>Parti</h1>", 410), 0, "WARNING: {url}: this list is missing (http 410)"),
        (Answer(b"<!doctype html><title>Accueil</title><p>Bienvenue"), 2, "WARNING: {url}: no {spider} ("),
        (Answer(b"\x00\x01\x02"), 2, "WARNING: {url}: no {spider} ("),
        (Answer(), 2, "WARNING: {url}: no {spider} ("),
        (Answer(b"<rss version='2.0'><channel></channel></rss>"), 0, None),
        (Answer(b"<urlset></urlset>"), 0, None),
        (Answer(b'{"version": "https://jsonfeed.org/version/1.1", "items": []}'), 0, None),
    ],
)
def test_a_list_that_is_missing_or_is_none_is_one_warning(press, tmp_path, rows, spider, answer, status, told):
    press.pages["/list"] = answer
    url = press.url("/list")
    ended = crawl(tmp_path, spider, "-a", f"url={url}")
    warnings = [line for line in ended.said.splitlines() if "] WARNING" in line]
    assert (ended.status, len(warnings)) == (status, int(told is not None)), warnings
    assert (told or "").format(url=url, spider=spider) in ended.said
    assert rows("select stage, reason from failures") == ([("list", f"no {spider}")] if status else [])
