from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lesoleil",
    title="Le Soleil (Les Coops de l’information)",
    hosts=("lesoleil.com", "lequotidien.com"),
    home="https://www.lesoleil.com/",
    zone="America/Toronto",
    country="CA",
    language="fr-CA",
    feeds=("/arc/outboundfeeds/rss/?outputType=xml",),
    article_url=r"^/(?:[^/]+/)*\d{4}/\d{2}/\d{2}/[^/]+/?$",
    examples=("/2017/11/26/la-caq-promet-detre-le-gouvernement-des-familles-0b8bd6104e005d4b74e68dabc76c2779/",),
)
