from archiver.outlets import Outlet
from archiver.outlets.families import EBRA_ARTICLE

OUTLET = Outlet(
    name="estrepublicain",
    title="L'Est républicain",
    hosts=("estrepublicain.fr",),
    home="https://www.estrepublicain.fr/",
    feeds=("/rss",),
    article_url=EBRA_ARTICLE,
    examples=(
        "/edition-de-besancon/2019/05/02/non-une-vague-de-gilets-jaunes-n-a-pas-deferle-sur-le-commissariat-de-besancon",
    ),
    paywall="mixed",
)
