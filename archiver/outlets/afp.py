from archiver.outlets import Outlet

OUTLET = Outlet(
    name="afp",
    title="Agence France-Presse",
    hosts=("afp.com",),
    home="https://www.afp.com/fr",
    feeds=("/fr/actus/afp_actualite/792,31,9,7,33/feed", "/fr/actus/afp_communique/all/feed"),
    paywall="none",
)
