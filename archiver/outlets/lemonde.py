from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lemonde",
    title="Le Monde",
    hosts=("lemonde.fr",),
    home="https://www.lemonde.fr/",
    feeds=("/rss/une.xml", "/rss/en_continu.xml", "/international/rss_full.xml", "/politique/rss_full.xml"),
    sitemaps=("/sitemap_news.xml",),
    history=("/sitemap_index.xml",),
    article_url=r"^/(?!en/)(?:[^/]+/)+(?:article|live|video)/\d{4}/\d{2}/\d{2}/[^/]+_\d+(?:_\d+)?\.html$",
    examples=(
        "/planete/article/2026/07/18/au-canada-les-feux-a-repetition-bouleversent-la-foret-boreale_6724998_3244.html",
    ),
    paywall="mixed",
)
