from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lequotidien",
    title="Le Quotidien",
    hosts=("lequotidien.lu",),
    home="https://lequotidien.lu/",
    zone="Europe/Luxembourg",
    country="LU",
    language="fr-LU",
    article_url=r"^/[a-z0-9-]+/[a-z0-9]+(?:-[a-z0-9]+){3,}/?$",
    examples=("/luxembourg/le-campus-de-belval-en-un-clin-doeil/",),
)
