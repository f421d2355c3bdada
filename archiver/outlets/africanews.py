from archiver.outlets import Outlet

OUTLET = Outlet(
    name="africanews",
    title="Africanews (français)",
    hosts=("fr.africanews.com",),
    home="https://fr.africanews.com/",
    language="fr",
    feeds=("/feed/rss", "/feed/rss?themes=news"),
    article_url=r"^/\d{4}/\d{2}/\d{2}/[^/]+/{0,2}$",
    examples=("/2023/05/08/la-rbs-akademya-enseigne-lart-des-graffitis-aux-jeunes-senegalais//",),
    paywall="none",
)
