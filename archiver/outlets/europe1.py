from archiver.outlets import Outlet

OUTLET = Outlet(
    name="europe1",
    title="Europe 1",
    hosts=("europe1.fr",),
    home="https://www.europe1.fr/",
    feeds=("/rss.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+-\d{5,8}$",
    examples=("/culture/la-techno-parade-fete-ses-20-ans-3761987",),
    paywall="none",
)
