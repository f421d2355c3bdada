from archiver.outlets import Outlet
from archiver.outlets.families import ROSSEL_ARTICLE

OUTLET = Outlet(
    name="lavoixdunord",
    title="La Voix du Nord",
    hosts=("lavoixdunord.fr",),
    home="https://www.lavoixdunord.fr/",
    feeds=("/rss.xml", "/rss2/610477/cible_principale"),
    sitemaps=("/sites/default/files/sitemaps/www_lavoixdunord_fr/sitemapnews-0.xml",),
    history=("/sites/default/files/sitemaps/www_lavoixdunord_fr/sitemapindex.xml",),
    article_url=ROSSEL_ARTICLE,
    examples=("/1262224/article/2022-12-04/pourquoi-sainte-barbe-est-la-protectrice-des-pompiers",),
    paywall="mixed",
)
