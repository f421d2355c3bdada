"""robots.txt, section by section of RFC 9309."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.discover import robots

URL = "https://www.lequotidien.example/robots.txt"
HOME = "https://www.lequotidien.example"
AGENT = "Archiver/0.1 (+https://archiver.example; redaction@archiver.example)"


def allowed(text: str, path: str, agent: str = AGENT) -> bool:
    return robots(text.encode(), URL).allows(HOME + path, agent)


@pytest.mark.parametrize(
    "name, obeyed",
    [
        ("archiver", True),
        ("ARCHIVER", True),
        ("Archiver/2.0", True),
        ("*", True),
        ("a", False),
        ("arch", False),
        ("archiver2", False),
        ("archive.org_bot", False),
        ("archiver-news", False),
        ("", False),
    ],
)
def test_2_2_1_a_group_is_for_the_product_token_whatever_its_capitals(name, obeyed):
    assert allowed(f"User-agent: {name}\nDisallow: /", "/a") is not obeyed


@pytest.mark.parametrize("path, right", [("/a", False), ("/b", False), ("/c", True)])
def test_2_2_1_groups_of_one_agent_are_combined_and_the_star_left_out(path, right):
    text = "User-agent: archiver\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: Archiver\nDisallow: /b"
    assert allowed(text, path) is right


def test_2_2_1_a_group_may_name_several_agents():
    text = "User-agent: other\nUser-agent: archiver\nDisallow: /a"
    assert not allowed(text, "/a")
    assert not allowed(text, "/a", "other")
    assert allowed(text, "/a", "third")


def test_2_2_1_without_matching_group_all_is_allowed():
    assert allowed("User-agent: googlebot\nDisallow: /", "/a")


@pytest.mark.parametrize(
    "rules, path, right",
    [
        ("Disallow: /", "/robots.txt", True),
        ("Disallow:", "/a", True),
        ("Disallow: /a\nAllow: /a", "/a", True),
        ("Allow: /a/b\nDisallow: /a", "/a/b/c", True),
        ("Disallow: /a\nAllow: /a/b", "/a/c", False),
        ("Disallow: /A", "/a", True),
        ("Disallow: a", "/a", True),
        ("Disallow: /a?b=*", "/a?b=1", False),
        ("Disallow: /a?b=*", "/a", True),
        ("Disallow: /été", "/%C3%A9t%C3%A9/1", False),
        ("Disallow: /%c3%A9t%C3%a9", "/été", False),
        ("Disallow: /%61", "/a", False),
        ("Disallow: /a%2Fb", "/a/b", True),
    ],
)
def test_2_2_2_the_longest_match_decides(rules, path, right):
    assert allowed(f"User-agent: *\n{rules}", path) is right


@pytest.mark.parametrize(
    "pattern, path, matched",
    [
        ("/*.pdf$", "/x/y.pdf", True),
        ("/*.pdf$", "/x/y.pdf?z", False),
        ("/a*z", "/abcz/more", True),
        ("/a$", "/ab", False),
        ("/a$b", "/a$b", True),
        ("*", "/anything", True),
        ("/a-%2A.html", "/a-*.html", True),
        ("/a-%24", "/a-$", True),
        ("/x*yy$", "/xy", False),
    ],
)
def test_2_2_3_star_and_dollar(pattern, path, matched):
    assert allowed(f"User-agent: *\nDisallow: {pattern}", path) is not matched


@given(
    pattern=st.text("ab*", max_size=8).map("/{}".format),
    end=st.sampled_from(["", "$"]),
    path=st.text("ab", max_size=10).map("/{}".format),
)
def test_2_2_3_patterns_match_as_the_regular_expression_of_the_same_meaning(pattern, end, path):
    meaning = ".*".join(map(re.escape, pattern.split("*"))) + end
    assert allowed(f"User-agent: *\nDisallow: {pattern}{end}", path) is (re.match(meaning, path) is None)


def test_2_2_4_other_lines_do_not_close_a_group():
    text = "User-agent: other\nCrawl-delay: 5\nSitemap: /s.xml\nUser-agent: archiver\nDisallow: /a"
    assert not allowed(text, "/a", "other")
    assert not allowed(text, "/a")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffUser-agent: *\nDisallow: /a",
        "User-agent: *\rDisallow: /a",
        "  USER-AGENT : * # tous\n\tdisallow :/a # non",
        "Disallow: /b\nUser-agent: *\nDisallow: /a",
        "User-agent: *\n\n\nDisallow: /a",
        "<!-- robots -->\nUser-agent: *\nDisallow: /a",
    ],
)
def test_the_file_is_read_as_it_is_met(text):
    assert not allowed(text, "/a")


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE html>\nUser-agent: *\nDisallow: /", "\n<html>\nUser-agent: *\nDisallow: /"]
)
def test_a_page_in_its_place_holds_no_rule(text):
    assert allowed(text, "/a")


def test_2_5_the_first_half_mebibyte_is_read():
    text = "User-agent: *\nDisallow: /a\n" + "#" * 600 * 1024 + "\nDisallow: /b"
    assert not allowed(text, "/a")
    assert allowed(text, "/b")


def test_sitemaps_are_absolute_and_of_no_group():
    text = "Sitemap: /s.xml\nUser-agent: x\nSitemap: https://autre.example/s.xml\nDisallow: /\nsitemap:/s.xml"
    assert robots(text.encode(), URL).sitemaps == (f"{HOME}/s.xml", "https://autre.example/s.xml")


@pytest.mark.parametrize(
    "written, delay", [("5", 5.0), ("0.5", 0.5), ("1,5", 1.5), ("-1", None), ("inf", None), ("x", None)]
)
def test_the_delay_asked_for_is_in_seconds(written, delay):
    assert robots(f"User-agent: *\nCrawl-delay: {written}".encode(), URL).delay(AGENT) == delay


@given(st.binary(max_size=200), st.text(max_size=40))
def test_no_file_and_no_address_makes_it_fail(content, address):
    assert isinstance(robots(content, URL).allows(address, AGENT), bool)
