from archiver.outlets import Outlet

OUTLET = Outlet(
    name="challenges",
    title="Challenges",
    hosts=("challenges.fr",),
    home="https://www.challenges.fr/",
    feeds=("/rss.xml",),
    sitemaps=("/sitemap.news.xml",),
    history=("/sitemap.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+_\d{5,}$",
    examples=("/economie/quel-budget-annuel-prevoir-pour-une-moto_776460",),
    paywall="mixed",
)
