from archiver.outlets import Outlet
from archiver.outlets.families import EBRA_ARTICLE

OUTLET = Outlet(
    name="bienpublic",
    title="Le Bien public",
    hosts=("bienpublic.com",),
    home="https://www.bienpublic.com/",
    feeds=("/rss",),
    article_url=EBRA_ARTICLE,
)
