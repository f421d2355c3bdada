from archiver.outlets import Outlet, Rules

OUTLET = Outlet(
    name="lopinion",
    title="L'Opinion",
    hosts=("lopinion.fr",),
    home="https://www.lopinion.fr/",
    feeds=("/theme/union-europeenne-ue.rss",),
    sitemaps=("/news-sitemap-content.xml",),
    history=("/sitemap.xml",),
    article_url=r"^/(?:edition/[^/]+/[^/]+-\d{5,}|(?:[^/]+/)[^/]+(?:-[^/-]+){4,})$",
    examples=("/edition/economie/glyphosate-radiographie-d-intoxication-collective-186859",),
    paywall="mixed",
    rules=(Rules(wall="div.paywall"),),
)
