from archiver.outlets import Outlet

OUTLET = Outlet(
    name="mondediplomatique",
    title="Le Monde diplomatique",
    hosts=("monde-diplomatique.fr", "blog.mondediplo.net"),
    home="https://www.monde-diplomatique.fr/",
    feeds=("/rss/",),
    article_url=r"^/\d{4}/\d{2}/[A-Z_]+/\d+$",
    examples=("/2018/06/BULARD/58769",),
    paywall="mixed",
)
