from archiver.outlets import Outlet
from archiver.outlets.families import EBRA_ARTICLE

OUTLET = Outlet(
    name="leprogres",
    title="Le Progrès",
    hosts=("leprogres.fr",),
    home="https://www.leprogres.fr/",
    feeds=("/rss", "/edition-lyon-villeurbanne/rss"),
    article_url=EBRA_ARTICLE,
    examples=("/societe/2023/01/28/huit-infos-positives-qui-vont-vous-redonner-la-peche",),
    paywall="mixed",
)
