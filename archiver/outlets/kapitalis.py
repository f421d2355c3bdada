from archiver.outlets import Outlet

OUTLET = Outlet(
    name="kapitalis",
    title="Kapitalis",
    hosts=("kapitalis.com",),
    home="https://kapitalis.com/tunisie/",
    zone="Africa/Tunis",
    country="TN",
    language="fr",
    article_url=r"^/tunisie/\d{4}/\d{2}/\d{2}/[^/]+/?$",
    examples=("/tunisie/2026/10/06/sadok-rouai-revient-sur-la-naissance-de-la-bct-et-du-dinar/",),
    paywall="none",
)
