from archiver.outlets import Outlet
from archiver.outlets.families import EBRA_ARTICLE

OUTLET = Outlet(
    name="lalsace",
    title="L'Alsace",
    hosts=("lalsace.fr",),
    home="https://www.lalsace.fr/",
    feeds=("/rss",),
    article_url=EBRA_ARTICLE,
)
