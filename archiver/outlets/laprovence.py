from archiver.outlets import Outlet

OUTLET = Outlet(
    name="laprovence",
    title="La Provence",
    hosts=("laprovence.com",),
    home="https://www.laprovence.com/",
    feeds=("/rss/societe.xml", "/rss/economie.xml"),
    sitemaps=("/sitemap_news.xml",),
    history=("/sitemap_index.xml",),
    article_url=r"^/(?:article|actu)/(?:[^/]+/)+\d{6,}/[^/]+$",
    examples=("/article/region/1865431/le-vieux-port-de-marseille-nettoye-par-des-apneistes",),
    paywall="mixed",
)
