from archiver.outlets import Outlet

OUTLET = Outlet(
    name="courrierpicard",
    title="Courrier picard",
    hosts=("courrier-picard.fr",),
    home="https://www.courrier-picard.fr/",
    feeds=("/rss.xml",),
    sitemaps=("/sites/default/files/sitemaps/abonne_courrier_picard_fr/sitemapnews-0.xml",),
    history=("/sites/default/files/sitemaps/abonne_courrier_picard_fr/sitemapindex.xml",),
    article_url=r"^/(?:id)?\d+/article/\d{4}-\d{2}-\d{2}/[^/]+$",
    examples=("/102376/article/2018-04-08/compiegne-na-rien-lache",),
)
