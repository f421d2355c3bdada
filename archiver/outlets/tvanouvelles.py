from archiver.outlets import Outlet
from archiver.outlets.families import QUEBECOR_ARTICLE

OUTLET = Outlet(
    name="tvanouvelles",
    title="TVA Nouvelles",
    hosts=("tvanouvelles.ca",),
    home="https://www.tvanouvelles.ca/",
    zone="America/Toronto",
    country="CA",
    language="fr-CA",
    feeds=("/rss.xml",),
    article_url=QUEBECOR_ARTICLE,
    examples=("/2015/10/06/des-images-de-laeroport-rarement-vues",),
    paywall="none",
)
