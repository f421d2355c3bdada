from archiver.outlets import Outlet
from archiver.outlets.families import ROSSEL_ARTICLE

OUTLET = Outlet(
    name="lunion",
    title="L'Union (Reims)",
    hosts=("lunion.fr",),
    home="https://www.lunion.fr/",
    feeds=("/rss.xml",),
    sitemaps=("/sites/default/files/sitemaps/abonnes_lunion_fr/sitemapnews-0.xml",),
    article_url=ROSSEL_ARTICLE,
    examples=("/99457/article/2018-06-29/la-borne-vauthierva-retrouver-sa-place-d-origine-cuolommes-la-montagne",),
)
