from archiver.outlets import Outlet

OUTLET = Outlet(
    name="aps",
    title="Algérie Presse Service",
    hosts=("aps.dz",),
    home="https://www.aps.dz/",
    zone="Africa/Algiers",
    country="DZ",
    language="fr",
    article_url=r"^/(?:[^/]+/)+\d{4,}-[^/]+$",
    examples=("/algerie/151377-communique-du-conseil-des-ministres",),
    paywall="none",
)
