from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lessentiel",
    title="L'essentiel (français)",
    hosts=("lessentiel.lu/fr",),
    home="https://www.lessentiel.lu/fr",
    zone="Europe/Luxembourg",
    country="LU",
    language="fr-LU",
    feeds=("/fr/rss.xml",),
    article_url=r"^/fr/(?:[^/]+/)*story/(?:[^/]+-)?\d{6,}$",
    examples=("/fr/story/population-43-145-luxembourgeois-sont-sur-le-continent-americain-103026159",),
    paywall="none",
)
