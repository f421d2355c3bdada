from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lapressetn",
    title="La Presse de Tunisie",
    hosts=("lapresse.tn",),
    home="https://www.lapresse.tn/",
    zone="Africa/Tunis",
    country="TN",
    language="fr",
    article_url=r"^/(?:\d{4}/\d{2}/\d{2}|\d{4,})/[^/]+/?$",
    examples=("/2026/04/14/tunisair-lance-une-offre-light-avec-bagage-cabine-gratuit-vers-ce-pays/",),
    paywall="none",
)
