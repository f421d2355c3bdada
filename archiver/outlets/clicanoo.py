from archiver.outlets import Outlet

OUTLET = Outlet(
    name="clicanoo",
    title="Clicanoo (Journal de l’île de La Réunion)",
    hosts=("clicanoo.re",),
    home="https://www.clicanoo.re/",
    zone="Indian/Reunion",
    country="RE",
    language="fr",
    feeds=("/rss",),
)
