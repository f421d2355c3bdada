from archiver.outlets import Outlet
from archiver.outlets.families import QUEBECOR_ARTICLE

OUTLET = Outlet(
    name="journaldemontreal",
    title="Le Journal de Montréal",
    hosts=("journaldemontreal.com",),
    home="https://www.journaldemontreal.com/",
    zone="America/Toronto",
    country="CA",
    language="fr-CA",
    feeds=("/rss.xml", "/actualite/rss.xml", "/enquetes/rss.xml"),
    article_url=QUEBECOR_ARTICLE,
    examples=("/2024/10/03/langue-francaise-macron-et-trudeau-ont-insulte-le-quebec",),
)
