from archiver.outlets import Outlet
from archiver.outlets.families import EBRA_ARTICLE

OUTLET = Outlet(
    name="dna",
    title="Dernières Nouvelles d'Alsace",
    hosts=("dna.fr",),
    home="https://www.dna.fr/",
    feeds=("/rss", "/economie/rss"),
    article_url=EBRA_ARTICLE,
    examples=("/religions/2018/08/31/le-crop-circle-etait-l-oeuvre-d-une-bande-de-youtubeurs",),
    paywall="mixed",
)
