from archiver.outlets import Outlet

OUTLET = Outlet(
    name="haitilibre",
    title="Haïti Libre",
    hosts=("haitilibre.com",),
    home="https://www.haitilibre.com/",
    zone="America/Port-au-Prince",
    country="HT",
    language="fr",
    feeds=("/rss.xml",),
    article_url=r"^/article-\d+-[^/]+\.html$",
    examples=("/article-44327-haiti-necrologie-deces-de-franketienne-pluie-de-messages.html",),
    paywall="none",
)
