from archiver.outlets import Outlet

OUTLET = Outlet(
    name="20minutes",
    title="20 Minutes",
    hosts=("20minutes.fr",),
    home="https://www.20minutes.fr/",
    feeds=(
        "/feeds/rss-une.xml",
        "/rss/une.xml",
        "/feeds/rss-politique.xml",
        "/feeds/rss-monde.xml",
        "/feeds/rss-planete.xml",
    ),
    sitemaps=("/sitemap-news.xml",),
    article_url=r"^/(?:[^/]+/)+\d{5,}-\d{8}-[^/]+$",
    examples=("/societe/4060503-20231102-tempete-ciaran-pluie-rafales-vent-quoi-attendre-nouvelle-aquitaine",),
    paywall="none",
)
