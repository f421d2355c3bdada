from archiver.outlets import Outlet

OUTLET = Outlet(
    name="zinfos974",
    title="Zinfos974",
    hosts=("zinfos974.com",),
    home="https://www.zinfos974.com/",
    zone="Indian/Reunion",
    country="RE",
    language="fr",
    feeds=("/feed",),
)
