from archiver.outlets import Outlet

OUTLET = Outlet(
    name="tahitiinfos",
    title="Tahiti Infos",
    hosts=("tahiti-infos.com",),
    home="https://www.tahiti-infos.com/",
    zone="Pacific/Tahiti",
    country="PF",
    language="fr",
    feeds=("/xml/syndication.rss",),
)
