from archiver.outlets import Outlet

OUTLET = Outlet(
    name="hespress",
    title="Hespress Français",
    hosts=("fr.hespress.com",),
    home="https://fr.hespress.com/",
    zone="Africa/Casablanca",
    country="MA",
    language="fr",
    feeds=("/feed/",),
    article_url=r"^/\d+-[^/]+\.html$",
    examples=("/489385-publicite-meta-applique-la-tva-au-maroc-des-octobre.html",),
    paywall="none",
)
