from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lnc",
    title="Les Nouvelles calédoniennes",
    hosts=("lnc.nc",),
    home="https://www.lnc.nc/",
    zone="Pacific/Noumea",
    country="NC",
    language="fr",
    feeds=("/rss.xml",),
    article_url=r"^/article/[^/]+/[^/]+$",
    examples=("/article/societe/sauver-la-planete-morse",),
)
