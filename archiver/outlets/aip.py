from archiver.outlets import Outlet

OUTLET = Outlet(
    name="aip",
    title="Agence ivoirienne de presse",
    hosts=("aip.ci",),
    home="https://www.aip.ci/",
    zone="Africa/Abidjan",
    country="CI",
    language="fr",
    feeds=("/search/afri/feed/rss2/",),
    paywall="none",
)
