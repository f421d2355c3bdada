from archiver.outlets import Outlet

OUTLET = Outlet(
    name="radiofrance",
    title="Radio France (France Inter, France Culture)",
    hosts=("radiofrance.fr", "franceinter.fr", "franceculture.fr"),
    home="https://www.radiofrance.fr/",
    feeds=("/franceinter/rss", "/franceculture/rss", "https://radiofrance.fr/rss/environnement", "/rss/musique"),
    sitemaps=("/franceinter/sitemap-news.xml",),
    article_url=r"^/(?:(?:franceinter|franceculture|franceinfo|francemusique|fip|mouv)/(?:[^/]+/)*[^/]+-\d{6,}|emissions/[^/]+/(?!saison-)[^/]+)$",
    examples=("/franceinter/podcasts/affaires-sensibles/affaires-sensibles-du-lundi-05-janvier-2026-2623170",),
    paywall="none",
)
