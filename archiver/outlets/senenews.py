from archiver.outlets import Outlet

OUTLET = Outlet(
    name="senenews",
    title="Senenews",
    hosts=("senenews.com",),
    home="https://www.senenews.com/",
    zone="Africa/Dakar",
    country="SN",
    language="fr",
    feeds=("/feed",),
    paywall="none",
)
