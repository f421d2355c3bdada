from archiver.outlets import Outlet

OUTLET = Outlet(
    name="parisnormandie",
    title="Paris-Normandie",
    hosts=("paris-normandie.fr",),
    home="https://www.paris-normandie.fr/",
    feeds=("/rss.xml",),
    sitemaps=("/sites/default/files/sitemaps/www_paris_normandie_fr/sitemapnews-0.xml",),
    history=("/sites/default/files/sitemaps/www_paris_normandie_fr/sitemapindex.xml",),
    article_url=r"^/(?:(?:id)?\d+/article/\d{4}-\d{2}-\d{2}/[^/]+|(?:[^/]+/)+[^/]+-{1,2}[A-Z]{2}\d{7,8})$",
    examples=(
        "/id749095/article/2026-10-01/dans-leure-plusieurs-blocages-de-lycees-dans-le-departement-un-lyceen-interpelle",
    ),
)
