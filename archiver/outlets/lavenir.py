from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lavenir",
    title="L'Avenir",
    hosts=("lavenir.net",),
    home="https://www.lavenir.net/",
    zone="Europe/Brussels",
    country="BE",
    language="fr-BE",
    feeds=("/arc/outboundfeeds/rss/?outputType=xml",),
    article_url=r"^/(?:[^/]+/)+\d{4}/\d{2}/\d{2}/[^/]+-[A-Z0-9]{26}/?$|^/.*\b(?i:dmf)\d{8}_\d+",
    examples=(
        "/regions/luxembourg/marche-en-famenne/2024/04/03/gauthier-louppe-itineraire-dun-luthier-passionne-6A2WMDWTMNHU3OY6GBVKR7AYVU/",
    ),
    paywall="mixed",
)
