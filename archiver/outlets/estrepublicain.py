from archiver.outlets import Outlet

OUTLET = Outlet(
    name="estrepublicain",
    title="L'Est républicain",
    hosts=("estrepublicain.fr",),
    home="https://www.estrepublicain.fr/",
    feeds=("/rss",),
    article_url=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
    examples=(
        "/edition-de-besancon/2019/05/02/non-une-vague-de-gilets-jaunes-n-a-pas-deferle-sur-le-commissariat-de-besancon",
    ),
    paywall="mixed",
)
