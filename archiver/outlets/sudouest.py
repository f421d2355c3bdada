from archiver.outlets import Outlet

OUTLET = Outlet(
    name="sudouest",
    title="Sud Ouest",
    hosts=("sudouest.fr",),
    home="https://www.sudouest.fr/",
    feeds=("/rss.xml", "/essentiel/rss.xml", "/faits-divers/rss.xml", "/gironde/rss.xml", "/landes/rss.xml"),
    sitemaps=("/sitemap-news.xml",),
    history=("/sitemap.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+-\d{6,9}(?:-\d+)?\.php$",
    examples=(
        "/gironde/bruges/bruges-le-bouscat-la-caserne-des-pompiers-va-feter-ses-20-ans-cette-annee-23649334.php",
    ),
    paywall="mixed",
)
