from archiver.outlets import Outlet

OUTLET = Outlet(
    name="tf1info",
    title="TF1 Info",
    hosts=("tf1info.fr", "lci.fr", "metronews.fr"),
    home="https://www.tf1info.fr/",
    feeds=("/feeds/rss-une.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+-\d{6,8}\.html$",
    examples=("/economie/comment-investir-son-argent-avec-un-cashback-2377334.html",),
    paywall="none",
)
