"""`archiver discover`: one file or a manifest, JSON out, clear errors."""

import json
import subprocess
import sys

import pytest

RSS = "<rss><channel><item><title>Été</title><link>/a</link><pubDate>2024-03-12</pubDate></item></channel></rss>"
URL = "https://www.lequotidien.example/rss.xml"


def archiver(*arguments: str, cwd=None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from archiver.cli import main; main()", "discover", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd)


def test_a_file_is_answered_in_json(tmp_path):
    (tmp_path / "feed").write_text(RSS)
    run = archiver(str(tmp_path / "feed"), "--what", "feed", "--url", URL)
    row = {"url": "https://www.lequotidien.example/a", "date": "2024-03-12", "title": "Été"}
    assert (run.returncode, json.loads(run.stdout)) == (0, {"id": None, "urls": [row], "allowed": {}})


def test_a_manifest_is_answered_line_by_line_in_order(tmp_path):
    (tmp_path / "robots.txt").write_text("User-agent: archiver\nDisallow: /b")
    (tmp_path / "feed").write_text(RSS)
    check = ["https://www.lequotidien.example/a", "https://www.lequotidien.example/b"]
    lines = [
        {"id": 1, "what": "robots", "url": URL, "file": "robots.txt", "user_agent": "Archiver/1", "check": check},
        {"id": 2, "what": "sitemap", "url": URL, "file": "feed", "content_type": None},
    ]
    (tmp_path / "m.jsonl").write_text("\n".join(map(json.dumps, lines)))
    first, second = map(json.loads, archiver("--manifest", str(tmp_path / "m.jsonl")).stdout.splitlines())
    assert first == {"id": 1, "urls": [], "allowed": {check[0]: True, check[1]: False}}
    assert (second["id"], second["urls"][0]["url"]) == (2, "https://www.lequotidien.example/a")


@pytest.mark.parametrize(
    "arguments, status, told",
    [
        ([], 2, "write `archiver discover FILE --what feed --url URL`"),
        (["none.xml", "--what", "feed", "--url", URL], 1, "none.xml cannot be read (No such file or directory)"),
        (["x", "--what", "horoscope", "--url", URL], 2, "'horoscope' is not one of"),
        (["bad.jsonl", "--what", "feed", "--url", "rss"], 2, "--url rss is not a web address"),
        (["--manifest", "check.jsonl"], 2, 'check.jsonl line 1: write {"id", "what": "feed", "url", "file"} as JSON'),
        (["--manifest", "bad.jsonl"], 2, 'bad.jsonl line 2: write {"id", "what": "feed", "url", "file"} as JSON'),
    ],
)
def test_a_mistake_is_one_clear_line(tmp_path, arguments, status, told):
    (tmp_path / "bad.jsonl").write_text('\n{"what": "feed"}')
    (tmp_path / "check.jsonl").write_text(f'{{"what": "robots", "url": "{URL}", "file": "x", "check": [5]}}')
    run = archiver(*arguments, cwd=tmp_path)
    assert (run.returncode, told in run.stderr, "Traceback" in run.stderr) == (status, True, False)


@pytest.mark.parametrize("what", ["feed", "sitemap"])
@pytest.mark.parametrize("content, told", [("<!doctype html><p>Une page", True), ("<rss/>", False), ("", True)])
def test_a_file_that_is_no_list_is_told_on_stderr_and_announces_nothing(tmp_path, what, content, told):
    (tmp_path / "file").write_text(content)
    run = archiver("file", "--what", what, "--url", URL, cwd=tmp_path)
    assert (run.returncode, json.loads(run.stdout)["urls"]) == (0, [])
    assert run.stderr == (f"archiver discover: file is no {what}: it announces nothing\n" if told else "")


def test_all_discovery_cases_from_the_field_come_out_right(shared):
    runner = [sys.executable, str(shared / "cases" / "run.py"), "--kind", "discovery"]
    command = f"{sys.executable} -c 'from archiver.cli import main; main()'"
    run = subprocess.run([*runner, "--archiver", command], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
