from archiver.outlets import Outlet
from archiver.outlets.families import REGIONS_ARTICLE

OUTLET = Outlet(
    name="france3regions",
    title="France 3 Régions",
    hosts=("france3-regions.franceinfo.fr", "france3-regions.francetvinfo.fr"),
    home="https://france3-regions.franceinfo.fr/",
    feeds=("/actu/rss", "/rss", "/faits-divers/rss"),
    article_url=REGIONS_ARTICLE,
    examples=(
        "/auvergne-rhone-alpes/rhone/soirees-alcoolisees-avec-des-mineurs-un-maire-du-rhone-condamne-a-6-mois-de-prison-avec-sursis-2760158.html",
    ),
    paywall="none",
)
