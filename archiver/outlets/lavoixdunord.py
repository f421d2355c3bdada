from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lavoixdunord",
    title="La Voix du Nord",
    hosts=("lavoixdunord.fr",),
    home="https://www.lavoixdunord.fr/",
    feeds=("/rss.xml", "/rss2/610477/cible_principale"),
    sitemaps=("/sites/default/files/sitemaps/www_lavoixdunord_fr/sitemapnews-0.xml",),
    history=("/sites/default/files/sitemaps/www_lavoixdunord_fr/sitemapindex.xml",),
    article_url=r"^/(?:id)?\d+/article/\d{4}-\d{2}-\d{2}/[^/]+$",
    examples=("/1262224/article/2022-12-04/pourquoi-sainte-barbe-est-la-protectrice-des-pompiers",),
    paywall="mixed",
)
