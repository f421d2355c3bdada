from archiver.outlets import Outlet

OUTLET = Outlet(
    name="rts",
    title="RTS Info",
    hosts=("rts.ch",),
    home="https://www.rts.ch/info/",
    zone="Europe/Zurich",
    country="CH",
    language="fr-CH",
    feeds=("/info/?format=rss/news", "/info/toute-info/?format=rss/news", "/info/suisse?format=rss/news"),
    article_url=r"^/(?:info|sport)/(?:[^/]+/)*(?:\d{4}/article/[^/]+-\d{7,}|\d{7,}-[^/]+)\.html$",
    examples=("/info/suisse/11205350-face-au-coronavirus-la-situation-des-sans-domicile-fixe-inquiete.html",),
    paywall="none",
)
