import pytest

from archiver.extract.ourselves import is_home


@pytest.mark.parametrize(
    "address", ["/", "https://www.courrierdulac.example", "//courrierdulac.example/", "/fr", "/fr-CH/"]
)
def test_a_link_to_the_front_page_leads_home(address):
    assert is_home(address)


@pytest.mark.parametrize(
    "address", [None, "", "#", "/region", "/?page=2", "mailto:a@lac.example", "http://[bac/region", "/fr/region"]
)
def test_any_other_link_does_not_and_none_is_too_broken(address):
    assert not is_home(address)
