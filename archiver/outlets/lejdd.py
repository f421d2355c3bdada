from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lejdd",
    title="Le JDD",
    hosts=("lejdd.fr",),
    home="https://www.lejdd.fr/",
    feeds=("/rss.xml",),
    history=("/sitemap.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+-\d{5,}$",
    examples=("/culture/expositions-la-france-au-fil-de-lart-179928",),
)
