from archiver.outlets import Outlet

OUTLET = Outlet(
    name="medias24",
    title="Médias24",
    hosts=("medias24.com",),
    home="https://medias24.com/",
    zone="Africa/Casablanca",
    country="MA",
    language="fr",
    article_url=r"^/\d{4}/\d{2}/\d{2}/[^/]+/?$",
    examples=("/2026/07/20/le-hcp-prevoit-une-croissance-de-3-en-2027-1725909/",),
)
