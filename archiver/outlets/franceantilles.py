from archiver.outlets import Outlet

OUTLET = Outlet(
    name="franceantilles",
    title="France-Antilles",
    hosts=("franceantilles.fr",),
    home="https://www.martinique.franceantilles.fr/",
    zone="America/Martinique",
    country="MQ",
    language="fr",
    feeds=(
        "/actualite/rss.xml",
        "/actualite/economie/rss.xml",
        "https://www.guadeloupe.franceantilles.fr/actualite/rss.xml",
    ),
    article_url=r"^/(?:[^/]+/)+[^/]+-\d{5,}\.php$",
    examples=("/regions/departement/ces-femmes-qui-faconnent-le-numerique-chez-nous-1071284.php",),
)
