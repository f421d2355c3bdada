from archiver.outlets import Outlet

OUTLET = Outlet(
    name="letelegramme",
    title="Le Télégramme",
    hosts=("letelegramme.fr", "letelegramme.com"),
    home="https://www.letelegramme.fr/",
    feeds=("/rss.xml", "/bretagne/toutes-les-infos/rss.xml", "/france/rss.xml", "/monde/rss.xml"),
    sitemaps=("/sitemaps/sitemap-news/urlset.xml",),
    history=("/sitemaps/sitemap.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+-\d{7,8}\.php$",
    examples=("/monde/migrants-berlin-veut-la-liberation-de-la-capitaine-du-sea-watch-01-07-2019-12327027.php",),
    paywall="mixed",
)
