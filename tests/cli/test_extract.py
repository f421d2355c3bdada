import gzip
import json

import pytest
from click.testing import CliRunner

from archiver.cli import extract as extract_module
from archiver.cli.extract import command
from archiver.errors import UsageError

URL = "https://www.courrierdulac.example/region/le-bac"
PAGE = (
    '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Le bac reprend</title><article><h1>Le bac reprend</h1>'
    "<p>Publié hier à 18 h 30</p><p>Le bac fera de nouveau la navette entre les deux rives.</p></article></html>"
)


def run(*arguments):
    return CliRunner().invoke(command, [str(a) for a in arguments], catch_exceptions=True)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "bac.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_page_is_printed_as_one_article(page):
    article = json.loads(run(page, "--url", URL, "--captured-at", "2024-03-13T10:00:00+01:00").output)
    assert (article["headline"], article["date_published"]) == ("Le bac reprend", "2024-03-12T18:30:00+01:00")


def test_a_zone_asked_for_reads_the_clocks(page):
    answer = run(page, "--url", URL, "--captured-at", "2024-03-13T10:00:00Z", "--tz", "America/Toronto")
    assert json.loads(answer.output)["date_published"] == "2024-03-12T18:30:00-04:00"


def test_a_manifest_gives_a_line_per_page_in_order(page):
    (page.parent / "b.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    lines = [{"id": 1, "url": URL, "file": "bac.html"}, {"id": 2, "url": URL, "file": str(page.parent / "b.html.gz")}]
    manifest = page.parent / "manifest.jsonl"
    manifest.write_text("\n".join(map(json.dumps, lines)) + "\n\n")
    articles = [json.loads(line) for line in run("--manifest", manifest).output.splitlines()]
    assert [(a["id"], a["headline"]) for a in articles] == [(1, "Le bac reprend"), (2, "Le bac reprend")]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "give FILE with --url URL"),
        (["bac.html"], "give FILE with --url URL"),
        (["absent.html", "--url", URL], "cannot be read"),
        (["bac.html", "--url", URL, "--tz", "Mars/Olympus"], "is no time zone"),
        (["bac.html", "--url", URL, "--captured-at", "hier"], "is no instant"),
        (["--manifest", "bac.html"], "line 1: not an object"),
    ],
)
def test_bad_usage_is_told_in_one_line(page, arguments, words):
    fault = run(*(page.parent / a if a.endswith(".html") else a for a in arguments)).exception
    assert isinstance(fault, UsageError)
    assert words in str(fault)
    assert "\n" not in str(fault)


def test_a_page_that_makes_the_extractor_fail_is_told_and_the_next_ones_are_read(page, monkeypatch):
    read = extract_module.extract

    def failing(asked, *rest):
        if asked.url.endswith("/faute"):
            raise RecursionError("too deep")
        return read(asked, *rest)

    monkeypatch.setattr(extract_module, "extract", failing)
    lines = [{"id": 1, "url": f"{URL}/faute", "file": "bac.html"}, {"id": 2, "url": URL, "file": "bac.html"}]
    (page.parent / "m.jsonl").write_text("\n".join(map(json.dumps, lines)))
    answer = run("--manifest", page.parent / "m.jsonl")
    assert [json.loads(line)["headline"] for line in answer.stdout.splitlines()] == [None, "Le bac reprend"]
    assert answer.exit_code == 1
    assert "/faute could not be read" in answer.stderr
