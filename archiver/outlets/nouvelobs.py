from archiver.outlets import Outlet

OUTLET = Outlet(
    name="nouvelobs",
    title="Le Nouvel Obs",
    hosts=("nouvelobs.com",),
    home="https://www.nouvelobs.com/",
    feeds=("/rss.xml", "/a-la-une/rss.xml", "/depeche/rss.xml", "/politique/rss.xml", "/monde/rss.xml"),
    sitemaps=("/sitemap-articles-news.xml",),
    history=("/sitemap/sitemap-index-articles.xml",),
    article_url=r"^/(?:[^/]+/)+\d{8}\.OBS\d+/[^/]+\.html$",
    examples=(
        "/monde/20260807.OBS117259/sur-les-traces-d-ulysse-de-troie-a-djerba-nous-reprenons-la-mer-l-ame-navree.html",
    ),
    paywall="mixed",
)
