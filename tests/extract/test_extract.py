from archiver.article import Page
from archiver.extract import extract

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le bac reprend - Le Courrier du lac</title>
<link rel="canonical" href="/bac"></head><body><main><h1>Le bac reprend lundi</h1>
<p>Le bac fera de nouveau la navette.</p><p>L’horaire d’hiver reste en vigueur.</p></main></body></html>"""


def test_a_plain_page_gives_headline_and_paragraphs():
    fields = extract(Page("https://www.courrierdulac.example/bac?utm_source=x", PAGE.encode())).fields
    assert fields.url == "https://www.courrierdulac.example/bac"
    assert fields.headline == "Le bac reprend lundi"
    assert fields.body == "Le bac fera de nouveau la navette.\n\nL’horaire d’hiver reste en vigueur."
