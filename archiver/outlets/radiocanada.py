from archiver.outlets import Outlet, Rules

OUTLET = Outlet(
    name="radiocanada",
    title="Radio-Canada Info",
    hosts=("radio-canada.ca",),
    home="https://ici.radio-canada.ca/info",
    zone="America/Toronto",
    country="CA",
    language="fr-CA",
    feeds=("/rss/4159", "/rss/1000524", "/info/rss/info/a-la-une", "/info/rss/info/en-continu", "/rss/5717", "/rss/96"),
    article_url=r"^/nouvelle/\d+/[^/]+$",
    examples=("/nouvelle/2289961/moitie-demandes-electricite-centres-donnees-quebec",),
    paywall="none",
    # The visible hour is UTC until a script rewrites it; the Z of the machine dates is true
    rules=(Rules(untrusted=("published:dateline", "modified:dateline")),),
)
