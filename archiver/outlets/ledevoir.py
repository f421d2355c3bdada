from archiver.outlets import Outlet

OUTLET = Outlet(
    name="ledevoir",
    title="Le Devoir",
    hosts=("ledevoir.com",),
    home="https://www.ledevoir.com/",
    zone="America/Toronto",
    country="CA",
    language="fr-CA",
    feeds=("/rss/manchettes.xml", "/rss/section/politique/quebec.xml", "/rss/section/politique/canada.xml"),
    article_url=r"^/(?:[^/]+/)+\d{5,}/[^/]+$",
    examples=("/actualites/transports-urbanisme/945390/projets-transport-surveiller-2026",),
    paywall="mixed",
)
