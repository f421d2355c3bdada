from archiver.outlets import Outlet

OUTLET = Outlet(
    name="telerama",
    title="Télérama",
    hosts=("telerama.fr",),
    home="https://www.telerama.fr/",
    feeds=("/rss/une.xml", "/rss/cinema.xml", "/rss/musique.xml", "/rss/series.xml", "/rss/television.xml"),
    sitemaps=("/sitemaps/sitemap_news.php",),
    history=("/sitemaps/sitemap_index.php",),
    article_url=r"^/(?:[^/]+/)+[^/]+(?:-\d{7}|,n\d+)\.php$",
    examples=("/medias/peertube,-la-plateforme-qui-defie-youtube-avec-lethique,n5715829.php",),
    paywall="mixed",
)
