from archiver.outlets import Outlet

OUTLET = Outlet(
    name="rtl",
    title="RTL",
    hosts=("rtl.fr",),
    home="https://www.rtl.fr/",
    feeds=("/flux/une.rss",),
    article_url=r"^/(?:[^/]+/)+[^/]+-\d{10}$",
    examples=(
        "/actu/debats-societe/tradsncf-comment-fonctionne-l-appli-qui-devra-aider-les-touristes-etrangers-7900375831",
    ),
    paywall="none",
)
