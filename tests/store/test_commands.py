import json

import pytest
from click.testing import CliRunner

from archiver.cli.diff import command as diff
from archiver.cli.search import command as search
from archiver.cli.show import command as show
from archiver.errors import ArchiveError, UsageError
from tests.store.conftest import article, capture

A = "https://journal.example/a"


@pytest.fixture
def run(archive, writer):
    """Runs a command on an archive of one article that changed and went; its output, or its error."""
    writer.article(article(A, 0, headline="Trois blessés à \x1b]0;x\x07Lyon", authors=("Ana Roy",), links=(f"{A}/b",)))
    writer.article(article(A, 2, headline="Quatre blessés à Lyon", body="Le texte."))
    writer.capture(capture(A, 4, status=410))
    writer.commit()

    def run(command, *arguments, status=0):
        done = CliRunner(env={"ARCHIVE_DIR": str(archive.folder)}).invoke(command, arguments)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == status, done.output
        return done.output

    return run


def test_search_prints_rows_with_the_keys_of_the_contract(run):
    rows = json.loads(run(search, "blessée", "--json", "--since", "2026", "--until", "2026-03"))
    assert [row["url"] for row in rows] == [A]
    assert list(rows[0]) == ["url", "headline", "outlet", "date_published", "snippet"]


def test_search_that_finds_nothing_has_status_1_and_corrects(run):
    assert "Did you mean: blessés" in run(search, "blesés", status=1)
    assert json.loads(run(search, "introuvable", "--json", status=1)) == []


def test_a_word_to_exclude_is_no_option(run):
    assert run(search, "texte", "-blessé", status=1)


@pytest.mark.parametrize("written", ["hier", "2026-99", "2026-02-30", "0000", "26", "2026-3"])
def test_a_malformed_date_is_told_with_the_form_it_takes(run, written):
    with pytest.raises(UsageError, match=rf"--since '{written}' is not a date: write 2026-03-12"):
        run(search, "x", "--since", written)


@pytest.mark.parametrize("written", ["hier", "0001-01-01T00:00+23:00", "9999-12-31T23:59:59-23:59"])
def test_an_instant_that_is_none_or_cannot_be_reckoned_with_is_told(run, written):
    with pytest.raises(UsageError, match=r"--at: .* is no instant: write 2026-03-12T18:30"):
        run(show, A, "--at", written)


def test_an_outlet_that_nobody_knows_is_named_and_where_they_are_listed(run):
    with pytest.raises(UsageError, match=r"no outlet is named 'toto': `archiver outlets` lists them all"):
        run(search, "texte", "--outlet", "toto")


def test_other_is_what_no_outlet_is_known_of(run):
    assert "articles" in run(search, "zzzz", "--outlet", "other", status=1)


def test_an_outlet_that_only_the_archive_knows_can_be_searched(run, archive):
    archive.db.execute("insert into outlets (name, title, zone) values ('gone', 'La Gone', 'Europe/Paris')")
    assert "0 of 0 articles" in run(search, "texte", "--outlet", "gone", status=1)


@pytest.mark.parametrize("given", [A, f"{A}?utm_source=x", "1"])
def test_show_finds_an_article_by_any_address_or_its_number(run, given):
    shown = json.loads(run(show, given, "--json"))
    assert (shown["headline"], shown["availability"]) == ("Quatre blessés à Lyon", "gone")
    assert (shown["authors"], shown["links"], shown["keywords"]) == ([], [], [])


@pytest.mark.parametrize(
    "at, headline, availability",
    [
        ("2026-03-01T10:59:00+02:00", "Trois", "online"),
        ("2026-03-01T11:00", "Quatre", "online"),
        ("2026-03-02T00:00Z", "Quatre", "gone"),
    ],
)
def test_show_at_an_instant_is_what_was_online_then(run, at, headline, availability):
    shown = json.loads(run(show, A, "--at", at, "--json"))
    assert (shown["headline"].split()[0], shown["availability"]) == (headline, availability)


def test_show_before_the_first_capture_says_when_that_was(run):
    with pytest.raises(ArchiveError, match="first seen at 2026-03-01T08:00:00Z"):
        run(show, A, "--at", "2026-02-01T00:00Z")


def test_show_of_an_unknown_address_says_where_to_look(run):
    with pytest.raises(ArchiveError, match=r"is no article .*archiver search"):
        run(show, f"{A}/unknown")


def test_diff_shows_the_last_two_versions_word_by_word_without_escapes(run):
    text = run(diff, A)
    assert "[-Trois-]{+Quatre+} blessés à [-]0;x-]Lyon" in text
    assert "authors\n[-Ana Roy-]" in text
    assert "\x1b" not in text


def test_diff_of_a_version_that_is_not_there_says_how_many_there_are(run):
    with pytest.raises(UsageError, match="--to 9 is no version: this article has 2"):
        run(diff, A, "--to", "9")


def test_diff_of_any_two_versions_goes_both_ways(run):
    fields = json.loads(run(diff, A, "--from", "2", "--to", "1", "--json"))
    assert fields[0]["pieces"][0] == {"op": "gone", "text": "Quatre"}
