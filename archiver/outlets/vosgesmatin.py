from archiver.outlets import Outlet
from archiver.outlets.families import EBRA_ARTICLE

OUTLET = Outlet(
    name="vosgesmatin",
    title="Vosges Matin",
    hosts=("vosgesmatin.fr",),
    home="https://www.vosgesmatin.fr/",
    feeds=("/rss",),
    article_url=EBRA_ARTICLE,
)
