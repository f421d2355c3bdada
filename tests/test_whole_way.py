"""The whole way: a page is asked for, archived byte for byte, read, filed, found again."""

from archiver.store import Archive
from archiver.warc.entity import read_message
from archiver.warc.files import read_record
from tests.crawling import crawl


def test_a_page_becomes_a_record_a_row_and_a_find(press, tmp_path, rows):
    url = press.article("/a", "Le barrage de Génissiat rouvre")
    assert crawl(tmp_path, "urls", "-a", f"url={url}").status == 0
    [(headline, place)] = rows("select a.headline, c.id from articles a join captures c on c.id = a.capture_id")
    assert headline == "Le barrage de Génissiat rouvre"
    with Archive.open(tmp_path / "archive") as archive:
        found = archive.known(url)
        row = archive.db.execute("select * from captures where id = ?", (place,)).fetchone()
        record = read_record(archive.warc, row["warc_file"], row["warc_offset"], row["warc_length"])
    assert found is not None
    assert read_message(record).entity == press.pages["/a"].body
    assert rows("select count(*) from articles_fts where articles_fts match 'génissiat'") == [(1,)]


def test_a_second_crawl_of_a_list_asks_only_for_what_is_missing(press, tmp_path):
    listed = [press.article(f"/{n}", f"Titre {n}") for n in range(5)]
    press.pages["/3"].status = 503
    (tmp_path / "list").write_text("\n".join(listed))
    assert crawl(tmp_path, "urls", "-a", "file=list").status == 2
    press.pages["/3"].status = 200
    press.asked.clear()
    assert crawl(tmp_path, "urls", "-a", "file=list").status == 0
    assert press.asked == ["/robots.txt", "/3"]


def test_a_host_is_never_asked_more_at_once_than_the_setting_says(press, tmp_path):
    listed = [press.article(f"/{n}", f"Titre {n}", seconds=0.02) for n in range(12)]
    (tmp_path / "list").write_text("\n".join(listed))
    crawl(tmp_path, "urls", "-a", "file=list", settings={"CONCURRENT_REQUESTS_PER_DOMAIN": "2"})
    assert press.most_at_once == 2


def test_a_page_that_the_outlet_does_not_have_is_counted_as_not_found(press, tmp_path):
    done = crawl(tmp_path, "urls", "-a", f"url={press.url('/disparu')}")
    assert done.status == 0
    assert done.last == "scrapy crawl: 1 of 1 pages (1 of them not found) archived in archive, 0 failures"
