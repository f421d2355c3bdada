from archiver.outlets import Outlet

OUTLET = Outlet(
    name="virgule",
    title="Virgule",
    hosts=("virgule.lu",),
    home="https://www.virgule.lu/",
    zone="Europe/Luxembourg",
    country="LU",
    language="fr-LU",
    feeds=("/rss",),
    article_url=r"^/(?:[^/]+/)+\d{6,}\.html$",
    examples=(
        "/luxembourg/la-bringue-un-concept-de-soirees-100-feminines-qui-cartonne-en-france-arrive-au-luxembourg/91163068.html",
    ),
)
