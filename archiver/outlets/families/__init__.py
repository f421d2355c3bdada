"""What outlets of one house or one software have in common; a package beside the outlets, not an outlet."""

EBRA_ARTICLE = r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$"  # nine dailies of the east: /section/2023/01/28/slug
ROSSEL_ARTICLE = r"^/(?:id)?\d+/article/\d{4}-\d{2}-\d{2}/[^/]+$"  # on Drupal: /id123/article/2022-12-04/slug
IPM_ARTICLE = (  # on Arc XP since 2021; before, 24 hexadecimal digits (2014), before that a number
    r"^/(?:[^/]+/)+(?:\d{4}/\d{2}/\d{2}/[^/]+-[A-Z0-9]{26}/?|[^/]+-[0-9a-f]{24}|article/\d+/[^/]+\.html)$"
)
QUEBECOR_ARTICLE = r"^/\d{4}/\d{2}/\d{2}/[^/]+$"
REGIONS_ARTICLE = r"^/(?:[^/]+/)+[^/]+-\d{6,7}\.html$"  # France Télévisions: France 3 and La 1ère

# Arc XP keeps an article's dates in the page's state: `publish_date` moves with every edition, this one never does.
FIRST_PUBLISH_DATE = r'"first_publish_date"\s*:\s*"([^"]+)"'
