from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lunion",
    title="L'Union (Reims)",
    hosts=("lunion.fr",),
    home="https://www.lunion.fr/",
    feeds=("/rss.xml",),
    sitemaps=("/sites/default/files/sitemaps/abonnes_lunion_fr/sitemapnews-0.xml",),
    article_url=r"^/(?:id)?\d+/article/\d{4}-\d{2}-\d{2}/[^/]+$",
    examples=("/99457/article/2018-06-29/la-borne-vauthierva-retrouver-sa-place-d-origine-cuolommes-la-montagne",),
)
