from archiver.outlets import Outlet

OUTLET = Outlet(
    name="tvanouvelles",
    title="TVA Nouvelles",
    hosts=("tvanouvelles.ca",),
    home="https://www.tvanouvelles.ca/",
    zone="America/Toronto",
    country="CA",
    language="fr-CA",
    feeds=("/rss.xml",),
    article_url=r"^/\d{4}/\d{2}/\d{2}/[^/]+$",
    examples=("/2015/10/06/des-images-de-laeroport-rarement-vues",),
    paywall="none",
)
