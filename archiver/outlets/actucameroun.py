from archiver.outlets import Outlet

OUTLET = Outlet(
    name="actucameroun",
    title="Actu Cameroun",
    hosts=("actucameroun.com",),
    home="https://actucameroun.com/",
    zone="Africa/Douala",
    country="CM",
    language="fr",
    feeds=("/feed/",),
    paywall="none",
)
