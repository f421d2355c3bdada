from archiver.outlets import Outlet

OUTLET = Outlet(
    name="republicainlorrain",
    title="Le Républicain lorrain",
    hosts=("republicain-lorrain.fr",),
    home="https://www.republicain-lorrain.fr/",
    feeds=("/rss",),
    article_url=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
)
