from archiver.outlets import Outlet

OUTLET = Outlet(
    name="acp",
    title="Agence congolaise de presse",
    hosts=("acpcongo.com",),
    home="https://acpcongo.com/",
    zone="Africa/Kinshasa",
    country="CD",
    language="fr",
    feeds=("/feed",),
    paywall="none",
)
