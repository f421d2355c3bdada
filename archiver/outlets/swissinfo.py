from archiver.outlets import Outlet

OUTLET = Outlet(
    name="swissinfo",
    title="SWI swissinfo.ch (français)",
    hosts=("swissinfo.ch/fre",),
    home="https://www.swissinfo.ch/fre/",
    zone="Europe/Zurich",
    country="CH",
    language="fr-CH",
    feeds=("/fre/latest/~rss", "https://cdn.prod.swi-services.ch/rss/fre/rssxml/top-news/rss"),
    article_url=r"^/fre/(?:[^/]+/)*[^/]+/\d{8}$",
    examples=("/fre/votations-f%C3%A9d%C3%A9rales-du-25-septembre-2022/47819160",),
    paywall="none",
)
