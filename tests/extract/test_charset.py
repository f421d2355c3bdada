import codecs

import pytest

from archiver.extract.charset import decode, repaired

WORDS = "Rénovée à Noël : « l’œuvre » coûte 5 €"


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (WORDS.encode(), None),
        (WORDS.encode(), "text/html; charset=iso-8859-1"),
        (codecs.BOM_UTF8 + WORDS.encode(), "text/html; charset=iso-8859-1"),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), None),
        (WORDS.encode("cp1252"), None),
        (WORDS.encode("cp1252"), "text/html; charset=ISO-8859-1"),
        (WORDS.encode("cp1252"), "text/html; charset=utf-8"),
        (WORDS.encode("cp1252"), "text/html; charset=iso-8859-15"),
        (WORDS.encode("cp1252"), "text/html; charset=punycode"),
    ],
)
def test_the_bytes_decide_over_what_header_and_page_say(content, content_type):
    assert decode(content, content_type) == WORDS


def test_a_declared_single_byte_charset_is_believed_where_the_bytes_are_no_utf8():
    assert decode("Nîmes : 5 €".encode("iso8859-15"), "text/html; charset=iso-8859-15") == "Nîmes : 5 €"


def test_one_stray_byte_leaves_a_utf8_page_utf8():
    assert decode("élèves et étudiants ".encode() + b"5 \x80") == "élèves et étudiants 5 €"


def test_the_meta_is_read_where_the_header_is_silent():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">Dvořák'.encode("cp1250")
    assert decode(page).endswith("Dvořák")


@pytest.mark.parametrize("words", ["rénové", "l’été", "« à »", "cœur", "Évian"])
def test_utf8_encoded_twice_is_repaired(words):
    twice = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in f"déjà {words}".encode())
    assert repaired(twice) == f"déjà {words}"


@pytest.mark.parametrize("words", ["Âge d’or", "PÂTÉ", "Ça va", "naïveté"])
def test_words_with_capital_accents_stay(words):
    assert repaired(words) == words


def test_what_lies_beyond_the_limit_is_not_read():
    assert decode(b"abcdef", limit=3) == "abc"
