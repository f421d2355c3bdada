from archiver.outlets import Outlet
from archiver.outlets.families import REGIONS_ARTICLE

OUTLET = Outlet(
    name="la1ere",
    title="La 1ère (Outre-mer)",
    hosts=("la1ere.franceinfo.fr", "la1ere.francetvinfo.fr"),
    home="https://la1ere.franceinfo.fr/",
    feeds=("https://la1ere.francetvinfo.fr/guadeloupe/rss",),
    article_url=REGIONS_ARTICLE,
    examples=("/reunion/madagascar-la-chanteuse-betia-en-lice-pour-le-titre-mondial-de-la-music-marvel-1141537.html",),
    paywall="none",
)
