from archiver.outlets import Outlet

OUTLET = Outlet(
    name="journaldemontreal",
    title="Le Journal de Montréal",
    hosts=("journaldemontreal.com",),
    home="https://www.journaldemontreal.com/",
    zone="America/Toronto",
    country="CA",
    language="fr-CA",
    feeds=("/rss.xml", "/actualite/rss.xml", "/enquetes/rss.xml"),
    article_url=r"^/\d{4}/\d{2}/\d{2}/[^/]+$",
    examples=("/2024/10/03/langue-francaise-macron-et-trudeau-ont-insulte-le-quebec",),
)
