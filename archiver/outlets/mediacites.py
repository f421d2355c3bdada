from archiver.outlets import Outlet

OUTLET = Outlet(
    name="mediacites",
    title="Mediacités",
    hosts=("mediacites.fr",),
    home="https://www.mediacites.fr/",
    feeds=("/feed/",),
    article_url=r"^/(?:[^/]+/)+\d{4}/\d{2}/\d{2}/[^/]+/?$",
    examples=("/toulouse/enquete-toulouse/2018/07/17/les-eaux-troubles-du-canal-du-midi/",),
)
