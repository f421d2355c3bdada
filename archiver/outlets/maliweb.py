from archiver.outlets import Outlet

OUTLET = Outlet(
    name="maliweb",
    title="Maliweb",
    hosts=("maliweb.net",),
    home="https://www.maliweb.net/",
    zone="Africa/Bamako",
    country="ML",
    language="fr",
    feeds=("/rss/latest-posts",),
    article_url=r"^/(?:[^/]+/)+[^/]+-\d{4,}\.html$",
    examples=("/societe/yelenkoura-torche-une-innovation-au-service-social-2912662.html",),
    paywall="none",
)
