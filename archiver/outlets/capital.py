from archiver.outlets import Outlet

OUTLET = Outlet(
    name="capital",
    title="Capital",
    hosts=("capital.fr",),
    home="https://www.capital.fr/",
    feeds=("/rss",),
    history=("/sitemap/articles.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+-\d{6,}$",
    examples=("/economie-politique/en-quoi-consiste-le-projet-de-loi-pour-securiser-internet-1467802",),
)
