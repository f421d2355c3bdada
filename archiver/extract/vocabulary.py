"""What class names, ids and roles of French (and English-made) page templates say of an element.

A name is a hint, never a proof: container.py believes it only where the element does not hold the text itself.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache


class Role(Enum):
    """What an element is, by its tag and names."""

    PLAIN = "plain"
    TEXT = "text"  # declared to hold the article's text
    LEAD = "lead"  # chapô, standfirst
    HEADLINE = "headline"
    BYLINE = "byline"  # names, dates, reading time, tags
    CAPTION = "caption"  # legend or credit of a picture
    COMMENTS = "comments"  # what readers write
    FRAME = "frame"  # navigation, footer, sidebar, dialog
    BOX = "box"  # boxes in the text: related links, newsletter, subscription, sharing
    HIDDEN = "hidden"


# In the midst of a line these are skipped at once; as blocks they are weighed first (container.py)
UNREAD_IN_LINE = frozenset({Role.HIDDEN, Role.CAPTION})

_WORDS = {
    Role.HIDDEN: "sr only|visually ?hidden|screen ?reader( text)?|hidden|d none|is hidden|u hidden|assistive text|a11y hidden",
    Role.COMMENTS: "comments?|commentaires?|disqus|comment (list|section|area|block|box|form|respond)|reactions?|"
    "respond|forum|facebook comments|fb comments|livefyre|coral",
    Role.FRAME: "nav|navbar|navigation|menu|megamenu|breadcrumbs?|(fil )?ariane|filariane|sidebar|side ?bar|footer|"
    "cookies?|consent|gdpr|rgpd|cmp|didomi|sp message|onetrust|axeptio|tarteaucitron|dialog|modal|popin|popup|overlay|"
    "complementary|contentinfo|search|skip links?|pagination|pager|toolbar|outils|tools|colonne droite|right col(umn)?",
    Role.BOX: "lire aussi|lireaussi|a lire( aussi)?|alire( aussi)?|read (also|more|next)|readmore|voir aussi|a voir( aussi)?|"
    "see also|more on|more about|sur le meme (sujet|theme)|meme sujet|related\\w*|relat(ed|ives?|ion)|connexes?|"
    "articles? lies?|liens|inread|recommand\\w*|recommend\\w*|reco|outbrain|taboola|ligatus|teads|"
    "(article |inline |content )?teasers?|promo(tion)?s?|sponsor\\w*|advert\\w*|publicites?|pubs?|ads?|ad(slot|unit|block|container|wrapper)|"
    "dfp|gpt|banners?|bannieres?|bandeau|newsletters?|infolettres?|nl|abo|abonn\\w*|subscri\\w*|paywall\\w*|pay wall|"
    "restrict(ed|ion)?|premium (box|wall|block)|offers?|offres?|offrir|gift|login|signin|sign in|signup|connexion|inscription|register|registration|"
    "share\\w*|sharing|partag\\w*|social\\w*|socials|sociaux|reseaux|addthis|addtoany|sharedaddy|follow|suivre|"
    "trending|most (read|viewed|popular)|populaires?|plus lus?|top articles|a la une|une|suggestions?|suggested|"
    "correlated\\w*|correlat\\w*|correlation|crosslinks?|cross links?|liens utiles|linked|toc|table of contents|sommaire|"
    "catcher|push|alertes?|alerts?|don|dons|donate|donation|soutenir|soutien|support us|"
    "app (promo|banner)|sondage|poll|quiz|jeux|concours|playlist|audioplayer|audio player|tts|readspeaker|vocal|"
    "signaler|report error|correction|print|imprimer|embed placeholder|placeholder|"
    "same (topic|subject)|dossiers?|decouvrir|a decouvrir|also|aussi|carousel|carrousel|slider|"
    "author (box|bio|card|info|details|description)|authorbox|about (the )?author|bio|biography|biographie|"
    "copyrights?|mentions|disclosure|disclaimer|licen[cs]e|republish\\w*|widget (area|related|promo)",
    Role.CAPTION: "captions?|figcaption|legendes?|legends?|credits?|photo credit|wp caption text|media (info|caption|legend|description)|"
    "image (caption|legend|title|info|description|credit)|img (caption|legend)|photographer|photo (caption|legend|info)",
    Role.BYLINE: "bylines?|by line|authors?|auteurs?|signatures?|journalistes?|dateline|dates?|published|pub ?date|"
    "publication|publish(ed)? (date|time)|publi|posted on|post (meta|info|date)|entry (meta|date|footer|utility)|meta(data|s)?|"
    "article (meta|info|date|infos)|timestamp|updated|reading time|temps de lecture|readingtime|duration|"
    "tags?|tag ?list|tagcloud|keywords?|mots cles|thematiques|themes?|topics|rubriques?|categor(y|ies)|kicker|surtitre|labels?|views?",
    Role.LEAD: "chapos?|chapeau|standfirst|intro|introduction|lead|lede|accroche|excerpt|perex|sapo|deck|"
    "(article |post |entry )?(description|desc|summary|subtitle|subheadline|subhead|sub title|abstract|extract)|sous titre|soustitre|"
    "article lead|heading|header desc",
    Role.TEXT: "article ?body|article ?text|article ?content|content ?body|body ?content|story ?body|story ?text|post ?body|"
    "entry ?content|post ?content|texte|corps|corps article|article ?corps|article ?texte|body ?text|rich ?text|wysiwyg|field name body|"
    "article ?wrapper|td post content|articleBody",
}
_PATTERNS = [(role, re.compile(rf" (?:{words})(?= )")) for role, words in _WORDS.items()]
_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^a-z0-9à-ÿ]+")
_ACCENTS = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TAGS = {
    "nav": Role.FRAME,
    "footer": Role.FRAME,
    "aside": Role.BOX,
    "form": Role.BOX,
    "figcaption": Role.CAPTION,
    "time": Role.BYLINE,
    "address": Role.BYLINE,
    "menu": Role.FRAME,
}


@lru_cache(maxsize=8192)
def role_of(tag: str, names: str, style: str, hidden: bool) -> Role:
    """The role that tag, names (classes, ids, test ids, ARIA role) and style claim; the first match in the order above."""
    if hidden or (style and _UNSEEN.search(style)):
        return Role.HIDDEN
    words = words_of(names if "-" not in tag else f"{tag} {names}")
    if words:
        for role, pattern in _PATTERNS:
            if pattern.search(words):
                return role
    return _TAGS.get(tag, Role.PLAIN)


def words_of(names: str) -> str:
    """Class names as words: "article__lireAussi" is " article lire aussi "."""
    if not names:
        return ""
    return f" {_NOT_WORD.sub(' ', _CAMEL.sub(' ', names).lower().translate(_ACCENTS)).strip()} "
