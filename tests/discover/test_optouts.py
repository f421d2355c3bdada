"""TDMRep's file, ai.txt and header fields, read."""

import pytest

from archiver.discover.optouts import forbids, policy_of, stated, text_of

SITE = "https://www.example.org"


@pytest.mark.parametrize("path, name", [
    ("/.well-known/tdmrep.json", "tdmrep"), ("/ai.txt", "ai.txt"), ("/ai.txt/x", None), ("/a?f=/ai.txt", None),
])  # fmt: skip
def test_a_policy_file_is_known_by_its_path(path, name):
    assert policy_of(SITE + path) == name


@pytest.mark.parametrize("name, content", [
    ("ai.txt", b""), ("ai.txt", b" <!doctype html><p>Introuvable"), ("tdmrep", b"User-agent: *"), ("tdmrep", b"3"),
    ("tdmrep", b"[" * 100_000),
])  # fmt: skip
def test_what_else_stands_there_is_no_policy(name, content):
    assert text_of(name, content) is None


# https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/#the-tdm-file-on-the-origin-server
RULES = """[{"location": "/libre/*", "tdm-reservation": 0}, {"location": "/*.pdf$", "tdm-reservation": 1},
 {"location": "/une/", "tdm-reservation": 1, "tdm-policy": "https://www.example.org/p.json"}]"""


@pytest.mark.parametrize("path, reserved", [
    ("/libre/x.pdf", False), ("/a/x.pdf", True), ("/a/x.pdf.html", False), ("/une/1", True), ("/une", False),
])  # fmt: skip
def test_the_first_location_that_fits_decides(path, reserved):
    assert forbids("tdmrep", RULES, SITE + path, "Archiver") is reserved


@pytest.mark.parametrize("text", ["not json", "[1, null]", '[{"location": 3}]', "{}"])
def test_faulty_rules_reserve_nothing(text):
    assert forbids("tdmrep", text, SITE + "/a", "Archiver") is False


def test_ai_txt_is_read_as_robots_txt():
    assert forbids("ai.txt", "User-Agent: *\nDisallow: /*.html\n", SITE + "/a.html", "Archiver")
    assert not forbids("ai.txt", "User-Agent: *\nDisallow: *.html\n", SITE + "/a", "Archiver")


def test_header_fields_are_told_in_any_case_and_as_written():
    fields = [("X-Robots-Tag", "NoArchive"), ("x-robots-tag", "gptbot: noai"), ("TDM-Reservation", "1"), ("Via", "x")]
    assert stated(fields) == {"x-robots-tag": "NoArchive, gptbot: noai", "tdm-reservation": "1"}


def test_a_tag_that_opts_out_of_nothing_is_no_policy():
    assert stated([("X-Robots-Tag", "all, max-snippet:50")]) == {}
