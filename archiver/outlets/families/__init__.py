"""What outlets of one house or one software have in common; a module of this folder is no outlet."""

# Arc XP keeps an article's dates in the page's state: `publish_date` moves with every edition, this one never does.
FIRST_PUBLISH_DATE = r'"first_publish_date"\s*:\s*"([^"]+)"'
