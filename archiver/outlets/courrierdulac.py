from archiver.outlets import Outlet

# The sample newspaper that comes with Archiver (archiver/demo).
OUTLET = Outlet(
    name="courrierdulac",
    title="Le Courrier du lac",
    hosts=("courrierdulac.example",),
    home="http://www.courrierdulac.example/",
    feeds=("http://www.courrierdulac.example/rss.xml",),
    sitemaps=("http://www.courrierdulac.example/sitemap-news.xml",),
    article_url=r"^/[a-z-]+/(?:\d{4}/\d\d/\d\d/)?[a-z0-9-]+\.html$",
    examples=("/regions/seuil-de-crue.html", "/art-de-vivre/2026/03/07/recette-perche.html"),
    paywall="mixed",
)
