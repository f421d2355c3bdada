from archiver.outlets import Outlet

OUTLET = Outlet(
    name="tsa",
    title="TSA – Tout sur l’Algérie",
    hosts=("tsa-algerie.com",),
    home="https://www.tsa-algerie.com/",
    zone="Africa/Algiers",
    country="DZ",
    language="fr",
    feeds=("/feed/",),
    article_url=r"^/[a-z0-9]+(?:-[a-z0-9]+){3,}/?$",
    examples=("/acier-une-filiale-de-condor-decroche-un-contrat-avec-hyundai/",),
    paywall="none",
)
