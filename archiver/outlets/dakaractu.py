from archiver.outlets import Outlet

OUTLET = Outlet(
    name="dakaractu",
    title="Dakaractu",
    hosts=("dakaractu.com",),
    home="https://www.dakaractu.com/",
    zone="Africa/Dakar",
    country="SN",
    language="fr",
    feeds=("/xml/syndication.rss",),
    paywall="none",
)
