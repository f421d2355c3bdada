from archiver.outlets import Outlet

OUTLET = Outlet(
    name="alternativeseconomiques",
    title="Alternatives Économiques",
    hosts=("alternatives-economiques.fr",),
    home="https://www.alternatives-economiques.fr/",
    feeds=("/rss.xml",),
    article_url=r"^/(?:[^/]+/)?[^/]+/\d{8}$",
    examples=("/nucleaire-france-a-lheure-choix/00087747",),
    paywall="mixed",
)
