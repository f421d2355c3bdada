from archiver.outlets import Outlet, Rules

OUTLET = Outlet(
    name="lhumanite",
    title="L'Humanité",
    hosts=("humanite.fr",),
    home="https://www.humanite.fr/",
    feeds=("/feed", "/sections/environnement/rss", "/sections/sports/feed"),
    article_url=r"^/(?!sections/|mot-cle/|auteurs?/)(?:[^/]+/){0,2}[^/]+(?:-[^/-]+){4,}/?$",
    examples=("/politique/fabien-roussel-nous-voulons-etre-un-parti-pleinement-feministe-790186",),
    paywall="mixed",
    rules=(Rules(wall="#poool-paywall"),),
)
