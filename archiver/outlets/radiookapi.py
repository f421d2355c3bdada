from archiver.outlets import Outlet

OUTLET = Outlet(
    name="radiookapi",
    title="Radio Okapi",
    hosts=("radiookapi.net",),
    home="https://www.radiookapi.net/",
    zone="Africa/Kinshasa",
    country="CD",
    language="fr",
    feeds=("/feed", "/rss.xml"),
    article_url=r"^/\d{4}/\d{2}/\d{2}/(?:actualite|emissions)/[^/]+/[^/]+$",
    examples=("/2026/10/07/actualite/securite/poursuite-des-combats-afcm23-fardcwazalendo-masisi",),
    paywall="none",
)
