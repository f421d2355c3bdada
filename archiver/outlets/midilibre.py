from archiver.outlets import Outlet

OUTLET = Outlet(
    name="midilibre",
    title="Midi Libre",
    hosts=("midilibre.fr",),
    home="https://www.midilibre.fr/",
    feeds=("/rss.xml", "/faits-divers/rss.xml"),
    sitemaps=("/sitemap-news.xml",),
    history=("/sitemap.xml",),
    article_url=r"^/\d{4}/\d{2}/\d{2}/[^/]+[-,]\d{5,}\.php$",
    examples=("/2019/05/13/un-trou-dans-le-toit-et-la-poutre-sur-mon-canape,8196263.php",),
    paywall="mixed",
)
