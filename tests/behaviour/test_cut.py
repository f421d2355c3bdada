"""A crash may cut the open WARC file at any byte: the next start mends it, and asks again for what is lost."""

import shutil

import pytest

from archiver import outlets, settings
from archiver.derive.catch_up import catch_up
from archiver.derive.intake import Intake
from archiver.derive.verify import verify
from archiver.store import Archive, losses
from archiver.warc.walk import walk_records
from tests.crawling import crawl
from tests.press import published


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """An archive of four pages, as a crawl that is killed now leaves it; where its last three records begin."""
    folder = tmp_path_factory.mktemp("cut")
    with published() as press:
        (folder / "list").write_text("\n".join(press.article(f"/{n}", f"Titre {n}") for n in range(4)))
        crawl(folder, "urls", "-a", "file=list", settings={"CONCURRENT_REQUESTS_PER_DOMAIN": "1"})
    with Archive.open(folder / "archive") as archive:
        archive.db.execute("update runs set finished_at = null, exit_status = null")
    [path] = (folder / "archive/warc").iterdir()
    offsets = [record.offset for record in walk_records(path, pytest.fail)]
    return folder / "archive", path, offsets[-3:]


@pytest.fixture
def cut(crawled, tmp_path):
    """Cuts the file at byte `at`, starts, and gives what `archiver verify` finds then."""
    source, path, _ = crawled

    def run(at, rows_lost):
        folder = tmp_path / str(at)
        shutil.copytree(source, folder, ignore=shutil.ignore_patterns("*.gz", "seals", "*.cdxj"))
        (folder / "warc" / f"{path.name}.open").write_bytes(path.read_bytes()[:at])
        with Archive.open(folder, create=True) as archive:
            if rows_lost:
                archive.db.execute("update captures set article_id = null, page_type = null")
                losses.forget(archive.db, [row["id"] for row in archive.db.execute("select id from captures")])
            catch_up(Intake(archive, outlets.find(), settings.stages), "none")
            faults = verify(archive, outlets.find(), settings.stages).faults
        shutil.rmtree(folder)
        return faults

    return run


@pytest.mark.parametrize("step", [97, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("rows_lost", [False, True])
def test_a_crash_that_cut_the_file_anywhere_is_mended_at_the_next_start(crawled, cut, step, rows_lost):
    """Rows that are ahead of the file (a disk that lied) are removed; rows that are behind are made anew."""
    _, path, offsets = crawled
    for at in range(offsets[0], path.stat().st_size + 1, step):
        assert cut(at, rows_lost) == [], f"cut at {at}"


def test_what_a_power_loss_took_is_asked_for_again(press, tmp_path, rows):
    listed = [press.article(f"/{n}", f"Titre {n}") for n in range(4)]
    (tmp_path / "list").write_text("\n".join(listed))
    spider = ("urls", "-a", "file=list")
    crawl(tmp_path, *spider, settings={"CONCURRENT_REQUESTS_PER_DOMAIN": "1"})
    [path] = (tmp_path / "archive/warc").iterdir()
    [(last,)] = rows("select max(warc_offset) from captures")
    path.with_name(path.name + ".open").write_bytes(path.read_bytes()[: last + 20])
    path.unlink()
    press.asked.clear()
    told = crawl(tmp_path, *spider)
    assert (told.status, press.asked) == (0, ["/robots.txt", "/3"])
    assert f"of {listed[3]} has no record: removed" in told.said
    assert rows("select count(*) from articles") == [(4,)]
