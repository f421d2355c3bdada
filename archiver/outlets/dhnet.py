from archiver.outlets import Outlet
from archiver.outlets.families import IPM_ARTICLE

OUTLET = Outlet(
    name="dhnet",
    title="La DH Les Sports+",
    hosts=("dhnet.be",),
    home="https://www.dhnet.be/",
    zone="Europe/Brussels",
    country="BE",
    language="fr-BE",
    feeds=("/arc/outboundfeeds/rss/?outputType=xml", "/arc/outboundfeeds/rss/section/faits-divers/?outputType=xml"),
    article_url=IPM_ARTICLE,
    examples=(
        "/actu/new-tech/2025/12/02/une-tablette-pliable-dans-la-poche-samsung-bombe-le-torse-avec-son-galaxy-z-trifold-H24SS3KGD5CVPPVJ4EQMGKGGH4/",
    ),
    paywall="mixed",
)
