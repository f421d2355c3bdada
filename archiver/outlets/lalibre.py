from archiver.outlets import Outlet
from archiver.outlets.families import IPM_ARTICLE

OUTLET = Outlet(
    name="lalibre",
    title="La Libre Belgique",
    hosts=("lalibre.be",),
    home="https://www.lalibre.be/",
    zone="Europe/Brussels",
    country="BE",
    language="fr-BE",
    feeds=("/arc/outboundfeeds/rss/?outputType=xml", "/arc/outboundfeeds/rss/section/belgique/?outputType=xml", "/rss"),
    article_url=IPM_ARTICLE,
    examples=(
        "/belgique/2024/01/28/les-inscriptions-en-premiere-secondaire-commencent-ce-lundi-OLPGVZ6DVFGMPDMAAWH42K2SWY/",
    ),
    paywall="mixed",
)
