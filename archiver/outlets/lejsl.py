from archiver.outlets import Outlet
from archiver.outlets.families import EBRA_ARTICLE

OUTLET = Outlet(
    name="lejsl",
    title="Le Journal de Saône-et-Loire",
    hosts=("lejsl.com",),
    home="https://www.lejsl.com/",
    feeds=("/rss",),
    article_url=EBRA_ARTICLE,
)
