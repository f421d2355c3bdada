from archiver.outlets import Outlet

OUTLET = Outlet(
    name="apssn",
    title="Agence de presse sénégalaise",
    hosts=("aps.sn",),
    home="https://aps.sn/",
    zone="Africa/Dakar",
    country="SN",
    language="fr",
    feeds=("/search/afri/feed/rss2/",),
    paywall="none",
)
