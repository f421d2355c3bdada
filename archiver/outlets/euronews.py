from archiver.outlets import Outlet

OUTLET = Outlet(
    name="euronews",
    title="Euronews (français)",
    hosts=("fr.euronews.com", "www.euronews.com"),
    home="https://fr.euronews.com/",
    feeds=("/rss?format=xml", "/rss"),
    sitemaps=("/sitemaps/fr/latest-news.xml",),
    history=("/sitemaps/fr/articles.xml",),
    article_url=r"^/(?:[^/]+/)?\d{4}/\d{2}/\d{2}/[^/]+$",
    examples=("/2025/05/19/presidence-lr-bruno-retailleau-nouvel-homme-fort-de-la-droite-francaise",),
    paywall="none",
)
