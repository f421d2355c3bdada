from archiver.outlets import Outlet

OUTLET = Outlet(
    name="telquel",
    title="TelQuel",
    hosts=("telquel.ma",),
    home="https://telquel.ma/",
    zone="Africa/Casablanca",
    country="MA",
    language="fr",
    feeds=("/feed",),
)
