"""A block that holds nothing but a date is told as a date, and is no text; the dates of a chronology are text."""

import pytest

from archiver.article import Page
from archiver.extract import extract

TEXT = [
    "Le bac fera de nouveau la navette entre les deux rives du lac.",
    "L’horaire d’hiver reste en vigueur en avril.",
]


def read(*blocks):
    page = f"<html lang='fr'><title>Le bac</title><article><h1>Le bac reprend lundi</h1>{''.join(blocks)}</article>"
    return extract(Page("https://www.courrierdulac.example/bac", page.encode()))


def paragraphs(*texts):
    return [f"<p>{text}</p>" for text in texts]


@pytest.mark.parametrize(
    "words",
    [
        "12 mars 2026 à 8 h", "Publié le 12 mars 2026 à 8 h", "jeudi 12 mars 2026", "Jeudi 12 mars 2026 | 8h00",
        "1er mars 2026", "Le 12 mars", "Mars 2026", "12/03/2026 - 08:00", "Hier à 18h30", "Aujourd’hui, 8 h 05",
    ],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["time", "span", "p", "div"])
def test_a_dateline_between_headline_and_text_is_a_claim_and_no_text(tag, words):
    draft = read(f"<{tag}>{words}</{tag}>", *paragraphs(*TEXT))
    assert draft.fields.body == "\n\n".join(TEXT)
    assert [date.text for date in draft.dates] == [words]


@pytest.mark.parametrize(
    "blocks",
    [
        paragraphs("12 mars 2026 : le bac reprend sur le lac", *TEXT),
        paragraphs("En 2026, tout change", *TEXT),
        paragraphs("12 mars 2026", TEXT[0], "15 avril 2026", TEXT[1]),
        [*paragraphs(TEXT[0]), "<h2>12 mars 2026</h2>", *paragraphs(TEXT[1])],
    ],
)
def test_sentences_with_dates_and_the_dates_of_a_chronology_are_text(blocks):
    assert len((read(*blocks).fields.body or "").split("\n\n")) == len(blocks)


def test_a_dateline_after_the_first_paragraph_is_no_text():
    draft = read(*paragraphs(TEXT[0]), "<time datetime='2026-03-12'>12 mars 2026</time>", *paragraphs(TEXT[1]))
    assert draft.fields.body == "\n\n".join(TEXT)
