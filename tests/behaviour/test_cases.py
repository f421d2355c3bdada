"""Situations that other archivers got wrong, by whole crawls. docs/behaviour.md lists all, with their tests."""

import gzip

import pytest

from archiver.warc.walk import walk_records
from tests.crawling import crawl, ended, start
from tests.press import Answer, html


def records(folder):
    for path in sorted((folder / "archive/warc").iterdir()):
        yield from walk_records(path, pytest.fail)


def test_an_unchanged_page_is_a_revisit_with_an_empty_block(press, tmp_path, rows, archiver):
    url = press.article("/a", "Titre", headers={"ETag": '"1"'})
    for recheck in ("1h", "0"):
        assert crawl(tmp_path, "urls", "-a", f"url={url}", settings={"RECHECK": recheck}).status == 0
    [revisit] = [record for record in records(tmp_path) if record.type == "revisit" and record.target == url]
    assert (revisit.block, revisit.field("WARC-Refers-To-Target-URI")) == (b"", url)
    assert rows("select headline, availability from articles") == [("Titre", "online")]
    assert rows("select count(*) from versions") == [(1,)]


def test_chunks_with_extensions_and_trailers_are_kept_and_read(press, tmp_path, rows):
    page = html("Le barrage rouvre", "Le conseil a voté.")
    chunk = b'%X;name="v"\r\n%s\r\n0\r\nX-Sum: 1\r\n\r\n' % (len(page), page)
    sent = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\ntransfer-Encoding: chunked\r\n\r\n" + chunk
    press.pages["/a"] = Answer(raw=sent)
    assert crawl(tmp_path, "urls", "-a", f"url={press.url('/a')}").status == 0
    assert sent in [record.block for record in records(tmp_path)]
    assert rows("select headline from articles") == [("Le barrage rouvre",)]


def test_two_crawls_of_one_list_at_once_are_75_and_of_another_list_run(press, tmp_path, rows):
    for name in "ab":
        urls = [press.article(f"/{name}{n}", f"Titre {name}{n}", seconds=0.2) for n in range(8)]
        (tmp_path / name).write_text("\n".join(urls))
    first = start(tmp_path, "urls", "-a", "file=a")
    while len(press.asked) < 2:
        pass
    assert crawl(tmp_path, "urls", "-a", "file=a").status == 75
    assert crawl(tmp_path, "urls", "-a", "file=b").status == 0
    first.join(30)
    assert ended(tmp_path, first).status == 0
    assert rows("select count(*) from articles") == [(16,)]


def test_a_folder_for_scrapys_queue_is_refused_for_it_is_not_crash_safe(tmp_path):
    told = crawl(tmp_path, "lemonde", settings={"JOBDIR": "jobs"})
    assert (told.status, "JOBDIR" in told.last, "Traceback" in told.said) == (1, True, False)


def test_an_archive_on_a_network_share_is_warned_of_at_the_start(press, tmp_path, monkeypatch, archiver, caplog):
    url = press.article("/a", "Titre")
    crawl(tmp_path, "urls", "-a", f"url={url}")
    monkeypatch.setattr("archiver.store.archive.network_share", lambda folder: "nfs4")
    archiver("status")
    assert "lies on a network share (nfs4)" in caplog.text
    assert "local disk" in caplog.text


@pytest.mark.parametrize("location", ["/été".encode(), "/été".encode("latin-1"), b"/%C3%A9t%C3%A9"])
def test_header_bytes_are_kept_and_a_redirect_with_an_accent_is_followed(press, tmp_path, rows, location):
    odd = b"Set-Cookie: nom=Z\xc3\xa9lie\xff\r\nContent-Disposition: inline; filename=caf\xe9\x80\r\n"
    sent = b"HTTP/1.1 302 Trouv\xe9\r\n" + odd + b"Location: " + location + b"\r\nContent-Length: 0\r\n\r\n"
    press.pages["/a"] = Answer(raw=sent)
    for path in ("/%C3%A9t%C3%A9", "/%E9t%E9"):
        press.article(path, "Été")
    assert crawl(tmp_path, "urls", "-a", f"url={press.url('/a')}").status == 0
    assert sent in [record.block for record in records(tmp_path)]
    assert rows("select headline from articles") == [("Été",)]
    (tmp_path / "archive/indexes/index.cdxj").read_text("ascii")


@pytest.mark.parametrize(
    "line, status", [(b"HTTP/1.1 404 ", 404), (b"HTTP/1.1 404 Page supprim\xe9e", 404), (b"HTTP/1.1 302 ", 302)]
)
def test_odd_status_lines_are_kept_with_the_right_status(press, tmp_path, rows, line, status):
    moved = b"Location: /b\r\n" if status == 302 else b""
    sent = line + b"\r\n" + moved + b"Content-Length: 0\r\n\r\n"
    press.pages["/a"] = Answer(raw=sent)
    press.article("/b", "Titre")
    assert crawl(tmp_path, "urls", "-a", f"url={press.url('/a')}").status == 0
    assert rows("select status from captures where url like '%/a'") == [(status,)]
    assert sent in [record.block for record in records(tmp_path)]


def test_every_file_begins_with_who_made_it(press, tmp_path):
    crawl(tmp_path, "urls", "-a", f"url={press.article('/a', 'Titre')}", settings={"CONTACT": "nous@example.org"})
    crawl(tmp_path, "urls", "-a", f"url={press.article('/b', 'Titre b')}", settings={"CONTACT": "nous@example.org"})
    firsts = [next(iter(walk_records(path, pytest.fail))) for path in (tmp_path / "archive/warc").iterdir()]
    assert [record.type for record in firsts] == ["warcinfo"] * 2
    for said in (b"software: Archiver/", b"operator: nous@example.org", b"robots: obey"):
        assert all(said in record.block for record in firsts)


def test_a_torn_last_member_is_told_with_file_offset_and_record(press, tmp_path, archiver):
    crawl(tmp_path, "urls", "-a", f"url={press.article('/a', 'Titre')}")
    [path] = (tmp_path / "archive/warc").iterdir()
    last = list(walk_records(path, pytest.fail))[-1]
    path.write_bytes(path.read_bytes()[:-20])
    told = archiver("verify")
    assert f"{path.name}, offset {last.offset}" in told
    assert last.record_id in told


def test_what_failed_and_was_retried_leaves_an_archive_that_agrees_with_itself(press, tmp_path, archiver):
    cut = gzip.compress(html("Titre", "Le conseil a voté."))[:-30]
    press.article("/a", "Titre", cut=True)
    press.article("/b", "Titre b", status=503)
    press.pages["/c"] = Answer(cut, headers={"Content-Encoding": "gzip"})
    (tmp_path / "list").write_text("\n".join(map(press.url, press.pages)))
    assert crawl(tmp_path, "urls", "-a", "file=list", settings={"RETRY_TIMES": "1"}).status == 2
    assert ", 0 faults\n" in archiver("verify", "--seals")
