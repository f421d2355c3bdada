from archiver.outlets import Outlet

OUTLET = Outlet(
    name="parismatch",
    title="Paris Match",
    hosts=("parismatch.com",),
    home="https://www.parismatch.com/",
    feeds=("/rss.xml",),
    history=("/sitemap.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+-\d{5,}$",
    examples=("/actu/politique/claude-chirac-on-a-tout-fait-des-cafes-aux-photocopies-273699",),
)
