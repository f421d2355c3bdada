from archiver.outlets import Outlet, Rules

OUTLET = Outlet(
    name="actufr",
    title="actu.fr",
    hosts=("actu.fr",),
    home="https://actu.fr/",
    feeds=("/rss.xml", "/societe/rss.xml"),
    history=("/sitemap_index.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+_\d{7,}\.html$",
    examples=(
        "/societe/coronavirus/solidarite-centre-hospitalier-cote-basque-lance-appel-dons-entreprises-particuliers_32590953.html",
    ),
    # <time> is the UTC clock with the local offset: an hour or two early (seen in 2020)
    rules=(Rules(untrusted=("published:time", "modified:time")),),
)
