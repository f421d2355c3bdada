from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lematinma",
    title="Le Matin (Maroc)",
    hosts=("lematin.ma",),
    home="https://lematin.ma/",
    zone="Africa/Casablanca",
    country="MA",
    language="fr",
    feeds=("/rssFeed/3",),
    article_url=r"^/(?:[^/]+/)+\d{5,}(?:\.html)?$",
    examples=("/enseignement/concours-far-2026-admission-eleves-officiers/338414",),
    paywall="none",
)
