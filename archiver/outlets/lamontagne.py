from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lamontagne",
    title="La Montagne",
    hosts=("lamontagne.fr",),
    home="https://www.lamontagne.fr/",
    feeds=("https://feeds.feedburner.com/lamontagne/aRmJKhudqxc",),
    sitemaps=("/sitemap.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+_\d{7,}(?:/|\.html)?$",
    examples=("/moulins-03000/economie/la-guinguette-des-champins-a-moulins-est-de-retour_14977659/",),
    paywall="mixed",
)
