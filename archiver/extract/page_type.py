"""What kind of page it is: an article, or a wall, an error, a list, something else with status 200."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urlsplit

from archiver.article import Kind, PageType
from archiver.extract import jsonld
from archiver.extract.body import Text
from archiver.extract.document import Document
from archiver.extract.text import clean, text_of

MUCH = 120  # words of running text that only an article has beside a wall
LITTLE = 60  # words below which a film, sound or gallery is the page's matter
CARDS = 5  # headings that are links from which a page without text is a list

CAPTCHA = re.compile(
    r"captcha|vous n.[êe]tes pas un robot|are you a robot|not a robot|vérification (?:est nécessaire"
    r"|de sécurité|en cours)"
    r"|accès inhabituel|trafic (?:inhabituel|suspect)|activité (?:inhabituelle|suspecte)|unusual traffic"
    r"|just a moment"
    r"|checking (?:your browser|if the site)|verify (?:that )?you are (?:a )?human"
    r"|vérif\w* que vous êtes (?:un )?humain"
    r"|attention required|pardon our interruption|ddos|enable javascript and cookies to continue|êtes-vous un humain",
    re.IGNORECASE,
)
CAPTCHA_FRAMES = (
    'iframe[src*="captcha" i], script[src*="captcha-delivery" i], [id*="px-captcha" i], [class*="g-recaptcha" i], '
    'form[id*="challenge-form" i], [id*="cf-challenge" i], script[src*="challenge-platform" i], '
    '[class*="h-captcha" i], iframe[src*="_Incapsula_Resource" i]'
)
CONSENT = re.compile(
    r"\b(?=[acdfgprtv])(?:"  # what the words begin with: most places are given up at it
    r"cookies?\b|traceurs|consentement|consentir|vie privée|données personnelles|partenaires|tout (?:accepter|refuser)"
    r"|accepter et (?:continuer|fermer)|continuer sans accepter|paramétrer|finalité|gérer mes choix|rgpd)",
    re.IGNORECASE,
)
# No wall does without all of them
CONSENT_WORDS = ("cookie", "traceur", "consent", "personnel", "accept", "partenaires")
ERROR = re.compile(
    r"^(?:erreur|error|oups|oops)\b|\b(?:page|article|contenu|document|url|adresse)\b.{0,25}"
    r"\b(?:introuvable|non trouvée?|inexistante?|n.existe (?:pas|plus)|n.est (?:pas|plus) (?:disponible"
    r"|en ligne|accessible))"
    r"|\b(?:page )?not found\b|\b40[34]\b(?!\d).{0,20}(?:erreur|error|introuvable|found|forbidden|not|page|$)"
    r"|^(?:erreur )?[45]0\d$"
    r"|forbidden|access denied|accès (?:refusé|interdit)|service (?:temporarily )?unavailable|bad gateway"
    r"|internal server error"
    r"|gateway time-?out|erreur (?:interne|serveur|technique)|en maintenance|site (?:est )?indisponible|gone\b$",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"^(?:mentions l[ée]gales|informations l[ée]gales|conditions (?:g[ée]n[ée]rales|d.utilisation)|cg[uv]\b"
    r"|politique d|charte\b"
    r"|qui sommes[- ]nous|[àa] propos|nous contacter|contact(?:ez-nous)?$|contacts$|plan du site|aide$|faq\b"
    r"|foire aux questions"
    r"|gestion des cookies|donn[ée]es personnelles|confidentialit[ée]|vie priv[ée]e|cr[ée]dits$|abonnements?$"
    r"|nos offres"
    r"|s.abonner|mon compte|connexion$|se connecter|inscription$|identifi|newsletters?$|publicit[ée]$|r[ée]gie"
    r"|recrutement|accessibilit[ée])",
    re.IGNORECASE,
)
FRAMED = "article h1, article time, main time, [itemprop~=datePublished i]"
LISTS = frozenset({"collectionpage", "itemlist", "searchresultspage", "profilepage", "datafeed"})
MEDIA: dict[str, Kind] = {
    "videoobject": "video", "tvepisode": "video", "clip": "video", "audioobject": "audio", "podcastepisode": "audio",
    "radioepisode": "audio", "radioclip": "audio", "episode": "audio", "imagegallery": "gallery",
    "mediagallery": "gallery",
}  # fmt: skip


def page_type(doc: Document, headline: str | None, text: Text) -> PageType:
    """What the page is. A status of the server decides where it tells of an error, else the words do."""
    heads = [clean(head) for head in (headline or "", doc.title or "", *map(text_of, doc.h1s)) if head]
    words = _words(text.paragraphs, 3 * MUCH)
    is_article = bool(jsonld.types(doc.article) & (jsonld.ARTICLE | MEDIA.keys()))
    is_article = is_article or (doc.metas.first("og:type") or "").lower() in ("article", "news", "video.other")
    if words < MUCH and _is_captcha(doc, heads, _all_words(text)):
        return "captcha"
    if doc.page.status is not None and doc.page.status >= 400:
        return "error"
    if not is_article and words < 3 * MUCH and any(ERROR.search(head) for head in heads):
        return "error"
    if not (is_article and words > 3 * MUCH) and _is_consent(text, heads, words):
        return "consent"
    if headline and (is_article or text.told):
        return "article"
    if any(OTHER.match(head) for head in heads):
        return "other"
    if _is_listing(doc, text, words):
        return "listing"
    if headline and text.paragraphs and (words > LITTLE or len(text.paragraphs) > 1 or doc.tree.css_first(FRAMED)):
        return "article"
    return "article" if headline and doc.own else "other"


def kind(doc: Document, text: Text, entries: int) -> Kind:
    """What an article is made of: "live" when it shows dated entries, else its player where that is the page."""
    types = jsonld.types(doc.article)
    words = _words(text.paragraphs, 2 * MUCH)
    if entries > 1 or ("liveblogposting" in types and words < MUCH):
        return "live"
    for name, found in MEDIA.items():
        if name in types and (found != "video" or words < 2 * MUCH):
            return found
    if types & jsonld.ARTICLE:
        beside = {found for thing in doc.own[1:] for name, found in MEDIA.items() if name in jsonld.types(thing)}
        if words < LITTLE and beside:
            return min(beside)
        return "article"
    og_type = (doc.metas.first("og:type") or "").lower()
    if og_type.startswith("video") and words < 2 * MUCH:
        return "video"
    if words < LITTLE:
        for selector, found in (("main video, article video", "video"), ("main audio, article audio", "audio")):
            if doc.tree.css_first(selector):
                return "video" if found == "video" else "audio"
    return "article"


def _words(paragraphs: Iterable[str], enough: int) -> int:
    """How many words `paragraphs` have, not counted beyond `enough`."""
    words = 0
    for paragraph in paragraphs:
        words += len(paragraph.split())
        if words > enough:
            break
    return words


def _all_words(text: Text) -> str:
    """The page's words from the top, as far as a wall would say what it is."""
    return " ".join(block.text for block in text.page.blocks[:60])[:4000] if text.page else ""


def _is_captcha(doc: Document, heads: list[str], words: str) -> bool:
    if any(CAPTCHA.search(head) for head in heads):
        return True
    return len(words) < 1500 and bool(CAPTCHA.search(words) or doc.tree.css_first(CAPTCHA_FRAMES))


def _is_consent(text: Text, heads: list[str], words: int) -> bool:
    """Whether the running text is about cookies: most of its paragraphs, and the buttons ask for an answer."""
    own_words = _words((p for p in text.paragraphs if not CONSENT.search(p)), 2 * LITTLE)
    if text.page is None or own_words >= 2 * LITTLE:
        return False
    blocks = list(islice((b.text for b in text.page.blocks if len(b.text) > 40), 30))
    if not any(word in " ".join([*blocks, *heads]).casefold() for word in CONSENT_WORDS):
        return False
    about = [b for b in blocks if CONSENT.search(b)]
    asks = any(CONSENT.search(head) for head in heads)
    if len(about) >= 2 and 2 * len(about) >= len(blocks):
        return own_words < (LITTLE * 2 if asks else LITTLE // 3)
    return asks and bool(about) and own_words < LITTLE and words < 3 * MUCH


def _is_listing(doc: Document, text: Text, words: int) -> bool:
    """Whether the page leads to articles instead of being one: said so, a home page, or headings that are links."""
    if any(jsonld.types(thing) & LISTS for thing in doc.objects) and not doc.own:
        return True
    if (doc.metas.first("og:type") or "").lower() == "profile":
        return True
    path = urlsplit(doc.page.url).path.strip("/")
    if not path or path in ("index.html", "index.php", "fr", "accueil", "home"):
        return True
    if words >= 2 * MUCH:
        return False
    cards = len(doc.tree.css("h2 a[href], h3 a[href], a[href] h2, a[href] h3"))
    return cards >= CARDS and cards > len(text.paragraphs)
