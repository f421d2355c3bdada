from archiver.outlets import Outlet

OUTLET = Outlet(
    name="leprogres",
    title="Le Progrès",
    hosts=("leprogres.fr",),
    home="https://www.leprogres.fr/",
    feeds=("/rss", "/edition-lyon-villeurbanne/rss"),
    article_url=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
    examples=("/societe/2023/01/28/huit-infos-positives-qui-vont-vous-redonner-la-peche",),
    paywall="mixed",
)
