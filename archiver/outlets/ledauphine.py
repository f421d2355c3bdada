from archiver.outlets import Outlet
from archiver.outlets.families import EBRA_ARTICLE

OUTLET = Outlet(
    name="ledauphine",
    title="Le Dauphiné libéré",
    hosts=("ledauphine.com",),
    home="https://www.ledauphine.com/",
    feeds=("/rss", "/france-monde/rss", "/societe/desinfox/rss"),
    article_url=EBRA_ARTICLE,
    examples=("/sport/2022/11/20/fabien-galthie-matthieu-jalibert-confirme-tout-le-bien-qu-on-pense-de-lui",),
    paywall="mixed",
)
