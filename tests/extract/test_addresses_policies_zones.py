import pytest

from archiver.article import Page, RawDate
from archiver.extract.zones import zone_of
from archiver.outlets import Outlet

HOME = "https://www.courrierdulac.example"
BAC = f"{HOME}/region/le-bac-reprend-lundi-prochain"


def canonical(address):
    return f'<link rel="canonical" href="{address}">'


@pytest.mark.parametrize(
    ("url", "head", "kept"),
    [
        (f"{BAC}?utm_source=rss#xtor=RSS-3", "", BAC),
        (f"{HOME}/amp/region/le-bac-reprend-lundi-prochain", canonical(BAC), BAC),
        (BAC, canonical("/region/le-bac-reprend-lundi-prochain?at_medium=x"), BAC),
        (BAC, canonical(HOME + "/"), BAC),
        (BAC, canonical(f"{HOME}/region"), BAC),
        (BAC, canonical("https://gazette.example.org/le-bac"), BAC),
        (f"{BAC}?page=2", canonical(BAC), BAC),
        (f"{HOME}/spip.php?article123", "", f"{HOME}/spip.php?article123"),
        (BAC, canonical("http://[oops"), BAC),
        (BAC, f'<meta property="og:url" content="{BAC}?xtor=1">', BAC),
    ],
)
def test_the_canonical_address_is_believed_only_for_the_article_itself(read, url, head, kept):
    assert read(url=url, head=head).fields.url == kept


def test_the_amp_address_is_joined(read):
    page = read(url=f"{BAC}/amp", head=canonical(BAC))
    assert page.fields.addresses == ((f"{BAC}/amp", "amp"),)


@pytest.mark.parametrize(
    ("url", "end", "following"),
    [
        (BAC, f'<a rel="next" href="{BAC}?page=2">Page suivante</a>', f"{BAC}?page=2"),
        (f"{BAC}?page=2", f'<a rel="next" href="{BAC}?page=3">3</a>', f"{BAC}?page=3"),
        (f"{BAC}?page=2", f'<a rel="next" href="{BAC}?page=2">2</a>', None),
        (BAC, f'<a rel="next" href="{HOME}/region/la-digue">Article suivant</a>', None),
        (BAC, "", None),
    ],
)
def test_the_next_page_is_that_of_the_same_article(read, url, end, following):
    assert read(url=url, end=end).fields.next_page == following


@pytest.mark.parametrize(
    "url, end, earlier",
    [
        ("https://p.example/a-b", '<a rel="next" href="/a-b?page=2">2</a>', None),
        ("https://p.example/a-b?page=2", '<a rel="prev" href="/a-b">1</a>', "https://p.example/a-b"),
        ("https://p.example/a-b?page=3", '<p class="pagination"><a href="/a-b">1</a><a href="/a-b?page=2">2</a></p>',
         "https://p.example/a-b?page=2"),
        ("https://p.example/a-b?page=3", '<link rel="canonical" href="https://p.example/a-b">', "https://p.example/a-b"),
        ("https://p.example/a-b?page=2", '<a rel="prev" href="/c-d">Article précédent</a>', None),
    ],
)  # fmt: skip
def test_a_later_page_names_the_nearest_earlier_one_of_its_article(read, url, end, earlier):
    assert read(url=url, end=end).fields.earlier_page == earlier


def test_opt_outs_of_the_metas_are_listed(read):
    head = '<meta name="robots" content="index, NOARCHIVE,noai"><meta name="tdm-reservation" content="1">'
    assert read(head=head).fields.policies == (("robots", "noarchive"), ("robots", "noai"), ("tdm-reservation", "1"))


@pytest.mark.parametrize(
    ("host", "stamps", "zone"),
    [
        ("gazette.example", [], "Europe/Paris"),
        ("gazette.be", [], "Europe/Brussels"),
        ("gazette.sn", ["2024-03-12T18:30:00Z"], "Africa/Dakar"),
        ("gazette.ca", ["2024-03-12T18:30:00-04:00"], "America/Toronto"),
        ("gazette.com", ["2024-03-12T18:30:00+01:00", "2024-07-12T18:30:00+02:00"], "Europe/Paris"),
        ("gazette.com", ["2024-03-12T18:30:00-04:00"], "America/Toronto"),
        ("gazette.com", ["2024-03-12T18:30:00+09:00"], "Etc/GMT-9"),
        ("gazette.be", ["n'importe quoi", "2024-99-99T18:30:00+01:00"], "Europe/Brussels"),
    ],
)
def test_without_an_outlet_the_zone_is_that_of_the_offsets_then_of_the_host(host, stamps, zone):
    dates = [RawDate("published", "meta", stamp) for stamp in stamps]
    assert zone_of(Page(f"https://www.{host}/a", b""), None, dates) == zone


def test_the_zone_asked_for_beats_the_outlets():
    outlet = Outlet("gazette", "La Gazette", ("gazette.be",), "https://gazette.be", zone="Europe/Brussels")
    assert zone_of(Page("https://gazette.be/a", b""), outlet, []) == "Europe/Brussels"
    assert zone_of(Page("https://gazette.be/a", b"", zone="Africa/Dakar"), outlet, []) == "Africa/Dakar"
