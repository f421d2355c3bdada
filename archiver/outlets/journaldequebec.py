from archiver.outlets import Outlet
from archiver.outlets.families import QUEBECOR_ARTICLE

OUTLET = Outlet(
    name="journaldequebec",
    title="Le Journal de Québec",
    hosts=("journaldequebec.com",),
    home="https://www.journaldequebec.com/",
    zone="America/Toronto",
    country="CA",
    language="fr-CA",
    feeds=("/rss.xml",),
    article_url=QUEBECOR_ARTICLE,
)
