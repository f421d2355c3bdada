from archiver.outlets import Outlet
from archiver.outlets.families import EBRA_ARTICLE

OUTLET = Outlet(
    name="republicainlorrain",
    title="Le Républicain lorrain",
    hosts=("republicain-lorrain.fr",),
    home="https://www.republicain-lorrain.fr/",
    feeds=("/rss",),
    article_url=EBRA_ARTICLE,
)
