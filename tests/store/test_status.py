import json
from datetime import timedelta

import pytest
from click.testing import CliRunner

from archiver.article import Announcement
from archiver.cli.status import command
from archiver.store import Failure
from archiver.store.gaps import gaps
from archiver.store.status import status
from tests.store.conftest import START, article, capture

SITE = "https://journal.example"


def crawl(writer, hours: int, **said: object) -> None:
    """A run at `hours` that reads five articles, which say `said`."""
    run = writer.begin_run("journal", "journal", {}, "test", START + timedelta(hours=hours))
    for number in range(5):
        page = article(f"{SITE}/{hours}/{number}", hours, outlet="journal", authors=("Ana Roy",), **said)
        writer.capture(page.page.capture, run, "journal")
        writer.article(page)
    writer.end_run(run, START + timedelta(hours=hours, minutes=5), 0, "finished", {})


def test_a_redesign_that_empties_headlines_and_texts_raises_an_alert(writer, archive):
    crawl(writer, 0)
    crawl(writer, 1, headline=None, body=None)
    alerts = status(archive.db, START + timedelta(days=1)).alerts()
    assert [alert.split(":")[2].split()[0] for alert in alerts] == ["headline", "body", "authors"]
    assert alerts[0].startswith("journal: silent break: headline on 0% of the pages of the last run, 100% before")


@pytest.mark.parametrize("said", [{}, {"section": None}, {"description": "x"}])
def test_an_outlet_whose_pages_stay_whole_raises_none(writer, archive, said):
    crawl(writer, 0)
    crawl(writer, 1, **said)
    assert status(archive.db, START + timedelta(days=1)).alerts() == []


@pytest.mark.parametrize(
    "met, reason",
    [
        ({"fails": "forbidden"}, {"forbidden": 1}),
        ({"fails": "timeout"}, {"failed": 1}),
        ({"answers": {"status": 403}}, {"refused": 1}),
        ({"answers": {"status": 503}}, {"failed": 1}),
        ({"answers": {"status": 410}}, {"gone": 1}),
        ({"answers": {}}, {"unread": 1}),
        ({}, {"not fetched": 1}),
        ({"shows": "consent"}, {"refused": 1}),
        ({"shows": "listing"}, {}),
        ({"shows": "article"}, {}),
    ],
)
def test_the_gap_ledger_says_why_what_was_announced_is_missing(writer, archive, met, reason):
    url = f"{SITE}/a"
    writer.announce(Announcement(f"{url}?utm_source=rss", "feed", f"{SITE}/rss"), START, None, "journal")
    if fails := met.get("fails"):
        writer.failure(Failure(url, "fetch", fails, START, outlet="journal"))
    if "answers" in met:
        writer.capture(capture(url, 1, **met["answers"]))
    if "shows" in met:
        writer.article(article(url, 1, page_type=met["shows"]))
    (day,) = gaps(archive.db, "journal", START - timedelta(days=1))
    assert (day.day, day.announced, day.archived, day.missing) == ("2026-03-01", 1, not reason, reason)


def test_an_outlet_that_announced_daily_and_fell_silent_raises_an_alert(writer, archive):
    for day in range(12):
        found = Announcement(f"{SITE}/{day}", "feed", f"{SITE}/rss")
        writer.announce(found, START + timedelta(days=day), None, "journal")
    assert status(archive.db, START + timedelta(days=13)).alerts() == []
    (alert,) = status(archive.db, START + timedelta(days=15)).alerts()
    assert alert == "journal: silent: nothing new announced since 2026-03-12T08:00:00Z; look at its feeds"


@pytest.mark.parametrize("exit_status, words", [(5, "was refused by the outlet"), (4, "archived nothing"), (2, None)])
def test_check_exits_1_when_a_run_ended_badly(writer, archive, exit_status, words):
    run = writer.begin_run("journal", "journal", {}, "test", START)
    writer.end_run(run, START, exit_status, "finished", {})
    done = CliRunner(env={"ARCHIVE_DIR": str(archive.folder)}).invoke(command, ["--check"])
    assert done.exit_code == (1 if words else 0)
    assert (words or "") in done.output


def test_status_tells_all_outlets_as_json_and_in_words(writer, archive):
    crawl(writer, 0)
    writer.article(article("https://cousin.example/0", 5))
    writer.commit()
    run = CliRunner(env={"ARCHIVE_DIR": str(archive.folder)}).invoke
    told = json.loads(run(command, ["--json"]).stdout)
    assert [(each["outlet"], each["articles"]) for each in told["outlets"]] == [(None, 1), ("journal", 5)]
    assert told["shared_texts"] == 1
    assert "5 captures (last 2026-03-01T08:00:00Z), 5 articles in 5 versions, 0 gone" in run(command, []).stdout
