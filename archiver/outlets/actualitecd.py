from archiver.outlets import Outlet

OUTLET = Outlet(
    name="actualitecd",
    title="Actualite.cd",
    hosts=("actualite.cd",),
    home="https://actualite.cd/",
    zone="Africa/Kinshasa",
    country="CD",
    language="fr",
    feeds=("/feed",),
    article_url=r"^/\d{4}/\d{2}/\d{2}/[^/]+$",
    examples=("/2026/07/22/senat-le-ministre-des-finances-doudou-fwamba-defend-une-reforme-fiscale-pour-renforcer",),
    paywall="none",
)
