from archiver.outlets import Outlet

OUTLET = Outlet(
    name="ladepeche",
    title="La Dépêche du Midi",
    hosts=("ladepeche.fr",),
    home="https://www.ladepeche.fr/",
    feeds=("/rss.xml", "/actu/politique/rss.xml", "/actu/societe/rss.xml", "/faits-divers/rss.xml", "/sante/rss.xml"),
    sitemaps=("/sitemap-news.xml",),
    history=("/sitemap.xml",),
    article_url=r"^/(?:\d{4}/\d{2}/\d{2}/[^/]+[-,]\d{5,}\.php|article/\d{4}/\d{2}/\d{2}/\d+-[^/]+\.html)$",
    examples=("/2026/03/16/art-un-duo-feminin-habille-le-printemps-13274751.php",),
    paywall="mixed",
)
