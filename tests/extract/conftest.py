from collections.abc import Callable

import pytest

from archiver.article import Draft, Page
from archiver.extract import extract

URL = "https://www.courrierdulac.example/region/le-bac-reprend-lundi-prochain"
TEXT = (
    "<p>Le bac fera de nouveau la navette entre les deux rives, après cinq semaines de réparations en cale sèche.</p>"
    "<p>L’horaire d’hiver reste en vigueur jusqu’à la mi-avril, avec un départ toutes les deux heures.</p>"
    "<p>Une cinquantaine de riverains avaient signé une pétition pour que les travaux aillent plus vite.</p>"
)
Reader = Callable[..., Draft]


@pytest.fixture
def read() -> Reader:
    """Reads a small page of ours: `head` goes into <head>, `top` between headline and text, `end` after the text."""

    def read(head="", top="", end="", text=TEXT, url=URL, lang="fr") -> Draft:
        html = (
            f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
            f"<title>Le bac reprend lundi prochain</title>{head}</head>"
            f"<body><main><article><h1>Le bac reprend lundi prochain</h1>{top}{text}{end}</article></main>"
            "</body></html>"
        )
        return extract(Page(url, html.encode()))

    return read
