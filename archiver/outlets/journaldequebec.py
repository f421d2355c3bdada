from archiver.outlets import Outlet

OUTLET = Outlet(
    name="journaldequebec",
    title="Le Journal de Québec",
    hosts=("journaldequebec.com",),
    home="https://www.journaldequebec.com/",
    zone="America/Toronto",
    country="CA",
    language="fr-CA",
    feeds=("/rss.xml",),
    article_url=r"^/\d{4}/\d{2}/\d{2}/[^/]+$",
)
