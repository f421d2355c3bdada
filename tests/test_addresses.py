import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.addresses import ascii_url, identity, urlkey, without_campaign


@pytest.mark.parametrize(
    "url, key",
    [  # as the package surt 0.3.1 answers
        ("http://www.lemonde.fr/", "fr,lemonde)/"),
        ("https://www.lemonde.fr", "fr,lemonde)/"),
        ("http://WWW2.Example.com/A/B/", "com,example)/a/b"),
        ("http://example.com:8080/x", "com,example:8080)/x"),
        ("https://example.com:443/x", "com,example)/x"),
        ("http://example.com:443/x", "com,example:443)/x"),
        ("http://user:pw@example.com/x?B=2&a=1", "com,example)/x?a=1&b=2"),
        ("http://example.com/?", "com,example)/"),
        ("http://example.com?x=1", "com,example)/?x=1"),
        ("http://example.com/a/../b/./c//d/", "com,example)/b/c/d"),
        ("http://example.com/%7Efoo/%2541", "com,example)/~foo/a"),
        ("http://example.com/é?q=été", "com,example)/%c3%a9?q=%c3%a9t%c3%a9"),
        ("http://exämple.com/", "com,xn--exmple-cua)/"),
        ("http://2130706433/", "1,0,0,127)/"),
        ("http://127.0.0.1/a", "1,0,0,127)/a"),
        ("http://0177.0.0.1/", "1,0,0,127)/"),
        ("urn:uuid:12345678-aaaa", "urn:uuid:12345678-aaaa"),
        ("mailto:foo@bar.fr", "mailto:foo@bar.fr"),
        ("dns:www.example.com", "dns:www.example.com"),
        ("example.com/x", "com,example)/x"),
        ("http://https://example.com/y", "com,example)/y"),
        ("http:////www.vikings.com/a", "com,vikings)/a"),
        (
            "http://example.com/a;jsessionid=0123456789abcdef0123456789abcdef",
            "com,example)/a;jsessionid=0123456789abcdef0123456789abcdef",
        ),
        ("http://example.com/?jsessionid=0123456789abcdef0123456789abcdef&x=1", "com,example)/?x=1"),
        ("http://example.com/?x=1&PHPSESSID=0123456789abcdef0123456789abcdef", "com,example)/?&x=1"),
        ("http://example.com/(S(0123456789abcdefghijklmn))/page.aspx?x", "com,example)/page.aspx?x"),
        ("http://example.com/x?a=1&a=&a&b=2=3", "com,example)/x?a&a=&a=1&b=2=3"),
        ("http://example.com/x#frag", "com,example)/x"),
        ("http://example.com./x", "com,example)/x"),
        ("http://example..com/x", "com,example)/x"),
        (" http://example.com/a b\n", "com,example)/a%20b"),
        ("http://example.com/a+b?c+d%20e", "com,example)/a+b?c+d%20e"),
        ("http://[::1]:80/x", "::1)/x"),
        ("http://www.com/", "com)/"),
        ("http://example.com:/x", "com,example)/x"),
        ("", "-"),
        ("http://example.com/%", "com,example)/%25"),
        ("http://example.com/%zz", "com,example)/%25zz"),
        ("http://example.com/?q=%26%3D", "com,example)/?=&q="),
        ("http://example.com/index.php?id=3&&b", "com,example)/index.php?&b&id=3"),
        ("ftp://ftp.example.com/x", "com,example,ftp)/x"),
        ("http://example.com/%00a", "com,example)/%00a"),
        ("http://1.2.3/x", "3,0,2,1)/x"),
        ("http://example.com/?sid=0123456789abcdef0123456789abcdef&x=2", "com,example)/?x=2"),
        ("http://example.com/a?cfid=1&cftoken=2&z=3", "com,example)/a?z=3"),
        ("http://example.com/..", "com,example)/.."),
        ("http://example.com/../../a", "com,example)/a"),
        ("http://example.com//", "com,example)/"),
        ("http://example.com/?a", "com,example)/?a"),
        ("http://example.com/?&", "com,example)/?&"),
        ("javascript:void(0)", "javascript:void(0)"),
        ("http://example.com/#a?b", "com,example)/"),
        ("http://example.com/a%23b", "com,example)/a%23b"),
        ("http://example.com/a%3Fb", "com,example)/a?b"),
        ("filedesc:foo.arc", "filedesc:foo.arc"),
        ("HTTP://Example.com/x", "com,example)/x"),
        ("http://example.com/?ASPSESSIONIDAAAAAAAA=aaaaaaaaaaaaaaaaaaaaaaaa", "com,example)/"),
        ("http://www.Éxemple.fr/Ça", "fr,xn--xemple-9ua)/%c3%87a"),
        ("http://08.1.2.3/", "3,2,1,08)/"),
        ("http://1.2.3.4.5/", "5,4,3,2,1)/"),
    ],
)
def test_the_key_is_what_surt_gives(url, key):
    assert urlkey(url) == key


@given(st.text())
def test_any_text_has_a_key_of_one_ascii_line(text):
    assert urlkey(text).isascii()
    assert "\n" not in urlkey(text)


@given(st.text(alphabet="aàÉ/:?#[]@&=%.0 ", max_size=30))
def test_a_percent_encoded_address_is_not_encoded_again(text):
    once = ascii_url("https://presse.example/" + text)
    assert once.isascii()
    assert ascii_url(once) == once


@pytest.mark.parametrize(
    "raw, ascii_form",
    [
        (
            "https://www.presse-été.example:8080/é?q=ü%20#ç",
            "https://www.xn--presse-t-h1ab.example:8080/%C3%A9?q=%C3%BC%20#%C3%A7",
        ),
        ("https://Presse.example/a b", "https://Presse.example/a%20b"),
        ("http://[", "http://["),
    ],
)
def test_addresses_are_asked_for_in_ascii(raw, ascii_form):
    assert ascii_url(raw) == ascii_form


@pytest.mark.parametrize(
    "url, plain",
    [
        ("https://p.example/a?utm_source=x&id=2&utm_medium=y", "https://p.example/a?id=2"),
        ("https://p.example/a#xtor=RSS-3208", "https://p.example/a"),
        ("https://p.example/a?xtor=AL-32280270", "https://p.example/a"),
        ("https://p.example/a?at_medium=RSS&at_campaign_type=x&p=3#suite", "https://p.example/a?p=3#suite"),
        ("https://p.example/a?FBCLID=1&gclid=2", "https://p.example/a"),
    ],
)
def test_campaign_parameters_go(url, plain):
    assert without_campaign(url) == plain


@pytest.mark.parametrize("query", ["id=2", "ref=3", "source=4", "p=5", "at=2026", "article_id=7", "a&&b=", "#utm", ""])
def test_what_may_name_the_article_stays_as_written(query):
    url = f"https://p.example/a?{query}"
    assert without_campaign(url) == url


def test_scheme_www_case_and_campaign_make_no_other_page():
    assert identity("http://WWW.p.example/A/?utm_source=x#c") == identity("https://p.example/a")
