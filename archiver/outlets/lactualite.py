from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lactualite",
    title="L'actualité",
    hosts=("lactualite.com",),
    home="https://lactualite.com/",
    zone="America/Toronto",
    country="CA",
    language="fr-CA",
    feeds=("/feed/", "/politique/feed", "/sports/feed/"),
)
