from archiver.outlets import Outlet

OUTLET = Outlet(
    name="leparisien",
    title="Le Parisien",
    hosts=("leparisien.fr",),
    home="https://www.leparisien.fr/",
    feeds=(
        "https://feeds.leparisien.fr/leparisien/rss",
        "https://feeds.leparisien.fr/leparisien/rss/politique",
        "https://feeds.leparisien.fr/leparisien/rss/societe",
    ),
    sitemaps=("/arc/outboundfeeds/news-sitemap/?from=0&outputType=xml&_website=leparisien",),
    article_url=r"^/(?:[^/]+/)+[^/]+-\d{2}-\d{2}-\d{4}-(?:[A-Z0-9]{26}|\d+)\.php$",
    examples=(
        "/meteo/tempete-ciaran-des-records-de-vent-ont-ils-ete-enregistres-pres-de-chez-vous-02-11-2023-XVZ4H2T3AZGRZAUUQLK7XEX2ZE.php",
    ),
    paywall="mixed",
)
