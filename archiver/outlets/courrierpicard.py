from archiver.outlets import Outlet
from archiver.outlets.families import ROSSEL_ARTICLE

OUTLET = Outlet(
    name="courrierpicard",
    title="Courrier picard",
    hosts=("courrier-picard.fr",),
    home="https://www.courrier-picard.fr/",
    feeds=("/rss.xml",),
    sitemaps=("/sites/default/files/sitemaps/abonne_courrier_picard_fr/sitemapnews-0.xml",),
    history=("/sites/default/files/sitemaps/abonne_courrier_picard_fr/sitemapindex.xml",),
    article_url=ROSSEL_ARTICLE,
    examples=("/102376/article/2018-04-08/compiegne-na-rien-lache",),
)
