from archiver.outlets import Outlet

OUTLET = Outlet(
    name="radiocanada",
    title="Radio-Canada Info",
    hosts=("radio-canada.ca",),
    home="https://ici.radio-canada.ca/info",
    zone="America/Toronto",
    country="CA",
    language="fr-CA",
    feeds=("/rss/4159", "/rss/1000524", "/info/rss/info/a-la-une", "/info/rss/info/en-continu", "/rss/4175"),
    article_url=r"^/nouvelle/\d+/[^/]+$",
    examples=("/nouvelle/2289961/moitie-demandes-electricite-centres-donnees-quebec",),
    paywall="none",
)
