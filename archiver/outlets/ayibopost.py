from archiver.outlets import Outlet

OUTLET = Outlet(
    name="ayibopost",
    title="AyiboPost",
    hosts=("ayibopost.com",),
    home="https://ayibopost.com/",
    zone="America/Port-au-Prince",
    country="HT",
    language="fr",
    feeds=("/feed/",),
    paywall="none",
)
