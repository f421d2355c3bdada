from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lapresse",
    title="La Presse",
    hosts=("lapresse.ca",),
    home="https://www.lapresse.ca/",
    zone="America/Toronto",
    country="CA",
    language="fr-CA",
    feeds=("/actualites/rss", "/manchettes/rss", "/actualites/politique/rss", "/international/europe/rss"),
    article_url=r"^/(?:[^/]+/)+\d{4}-\d{2}-\d{2}/(?:[^/]+/)?[^/]+\.php$|^/(?:[^/]+/)+\d{6}/\d{2}/\d{2}-\d+-[^/]+\.php$",
    examples=("/actualites/politique/2025-09-11/le-pq-critique-pour-une-publicite-sur-l-immigration.php",),
    paywall="none",
)
