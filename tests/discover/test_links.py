"""Addresses as they are written become addresses that can be asked for."""

from hypothesis import given
from hypothesis import strategies as st

from archiver.discover.links import absolute

BASE = "https://www.lequotidien.example/flux/"
URLS = st.from_regex(r"https?://[a-zé]{1,5}(\.[a-z]{2,3}){1,2}(:\d{1,6})?/[ -~é&#;?=]{0,30}", fullmatch=True)


@given(st.one_of(st.text(max_size=60), URLS))
def test_any_text_is_an_address_of_ascii_or_none(written):
    found = absolute(written, BASE)
    assert found is None or (found.isascii() and found.startswith(("http://", "https://")) and "#" not in found)


@given(URLS)
def test_an_address_once_made_whole_stays_as_it_is(written):
    found = absolute(written, BASE)
    assert absolute(found, BASE) == found
