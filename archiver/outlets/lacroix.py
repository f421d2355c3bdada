from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lacroix",
    title="La Croix",
    hosts=("la-croix.com",),
    home="https://www.la-croix.com/",
    feeds=("/feeds/rss/site.xml", "/feeds/rss/politique.xml", "/feeds/rss/societe.xml", "/feeds/rss/international.xml"),
    sitemaps=("/sitemap_news.xml",),
    article_url=r"^/(?:[^/]+/)*[^/]+-(?:\d{8}|\d{4}-\d{2}-\d{2}-\d{10})$",
    examples=("/France/banlieues-radar-medias-2023-07-13-1201275251",),
    paywall="mixed",
)
