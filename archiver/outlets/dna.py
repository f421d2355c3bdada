from archiver.outlets import Outlet

OUTLET = Outlet(
    name="dna",
    title="Dernières Nouvelles d'Alsace",
    hosts=("dna.fr",),
    home="https://www.dna.fr/",
    feeds=("/rss", "/economie/rss"),
    article_url=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
    examples=("/religions/2018/08/31/le-crop-circle-etait-l-oeuvre-d-une-bande-de-youtubeurs",),
    paywall="mixed",
)
