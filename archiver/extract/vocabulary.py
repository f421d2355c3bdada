"""What class names, ids and roles of French (and English-made) page templates say of an element.

A name is a hint, never a proof: container.py believes it only where the element does not hold the text itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

# What an element is, by its tag and names. No Enum: reading a member takes 0.13 µs, and it is asked for some thousand
# times a page.
Role = Literal[
    "plain",
    "text",  # said to hold the article's text
    "lead",  # chapô, standfirst
    "byline",  # names, dates, reading time, tags
    "caption",  # legend or credit of a picture
    "media",  # picture, player, post of a network: what is written in it is no text, what it shows counts
    "comments",  # what readers write
    "frame",  # navigation, footer, sidebar, dialog
    "box",  # boxes in the text: related links, newsletter, subscription, sharing
    "hidden",
]

# Class names (whole, not words in them: "overflow-hidden", "hidden-print" are shown)
UNSEEN_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screenreader hidden hide d-none u-hidden is-hidden "
    "element-invisible offscreen off-screen a11y-hidden invisible".split()
)
UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# Regular expressions on the words in the names, parted by commas; the first role that matches wins.
# Accents are folded, camelCase and hyphens part words.
WORDS: dict[Role, str] = {
    "comments": r"""
        comments?, commentaires?, commenting, disqus, reactions?, respond, forum, livefyre, coral
        """,
    "frame": r"""
        nav, navbar, navigation, menu, megamenu, breadcrumbs?, ariane, filariane, side ?bar,
        (?<! post )(?<! entry )(?<! article )footer, cookies?,
        consent, gdpr, rgpd, cmp, didomi, sp message, onetrust, axeptio, tarteaucitron, dialog, modal, popin, popup,
        overlay, complementary, contentinfo, search, skip links?, pagination, pager, toolbar, outils, tools, colonne
        droite, right col(?:umn)?
        """,
    "box": r"""
        (?:a )?(?:lire|voir|ecouter) (?:aussi|egalement|plus), lireaussi, a lire, a voir, alire(?:aussi)?, read
        (?:also|more|next|on), readmore, see also, more (?:on|about|from), (?:meme|same)
        (?:sujet|theme|topic|subject), related\w*, connexes?, articles? lies?, liens?, inread, rec+om+and\w*, reco,
        outbrain, taboola, ligatus, teads, teasers?, promos?, promotion, sponsor\w*, advert\w*, publicites?, pubs?,
        ads?, ad ?(?:slot|unit|block|container|wrapper), affiliat\w*, dfp, gpt, bandeau, news ?letters?,
        infolettres?, nl, abo, abonn\w*, subscri\w*, (?:pay ?)?walls?, restrict\w*, piano, offres?, offers?, offrir,
        gift, log ?in, sign ?in, sign ?up, connexion, inscription, register, registration, shar(?:e|es|ing|er|ebar),
        partag\w*, social\w*, sociaux, reseaux, addthis\w*, addtoany, a2a, follow\w*, suivre, trending, most
        (?:read|viewed|popular), popula(?:r|ires?), plus lus?, a la une, suggest\w*, corr?elat\w*, cross ?links?,
        toc, table of contents, sommaire, catcher, push, alertes?, alerts?, dons?, donat\w*, soutenir, soutien,
        support us, sondage, poll, quiz, concours, tts, read ?speaker, vocal, signaler, correction,
        dossiers?, decouvrir, author ?(?:box|bio|card|info|details?|description), about author, bio, biograph\w*,
        copyrights?, mentions, disclosure, disclaimer, licen[cs]e, republish\w*, up ?next, next (?:article|post),
        prev(?:ious)? (?:article|post), call to action, cta, feedback, widget (?:area|related|promo), appel
        """,
    "caption": r"""
        (?:fig)?captions?, legendes?, legends?, credits?, photographer, photographe
        """,
    "media": r"""
        players?, lecteurs?, videos?, audios?, podcasts?, embed\w*, oembed, placeholder,
        iframe, slide ?shows?, diapo\w*,
        galler(?:y|ies), galeries?, carr?ousel, slider, infographies?, media, medias, twitter\w*, tweet,
        instagram\w*, tiktok\w*, youtube, dailymotion, facebook, fb (?:post|video), figures?, images?, photos?,
        visuel, illustration
        """,
    "byline": r"""
        by ?lines?, authors?, auteurs?, avatars?, signatures?, journalistes?, datelines?, dates?, published, pub ?date,
        publish(?:ed)? (?:date|time|on), publi, publication, posted on, (?:post|entry|article)
        (?:meta|info|infos|date|footer|utility), meta(?:data|s)?, timestamp, updated, reading ?time, temps (?:de
        )?lecture, duration, duree, tags?, tag ?list, keywords?, mots cles, thematiques?, topics?,
        rubri(?:que|c)s?, categor(?:y|ies), kicker, (?:sur|pre) ?tit(?:re|le)s?, straplines?, eyebrow,
        overline, labels?
        """,
    "lead": r"""
        chapos?, chapeau, hat, standfirst, intro, introduction, lead, leads, lede, accroche, excerpt, perex, sapo, deck,
        dek, (?:article|post|entry|page|header|content|story)
        (?:description|desc|summary|subtitle|subheadline|abstract|extract|resume), description, summary, sub
        ?(?:title|headline|head), sous ?titre, article lead
        """,
    "text": r"""
        article ?(?:body|text|content|corps|texte|contenu), (?:content|story|post|news) ?(?:body|text|content), body
        ?(?:content|text), entry ?content, texte, corps, rich ?text, wysiwyg, field name body
        """,
}
_COMMA = re.compile(r",\s+")
_LISTS = {role: _COMMA.sub("|", " ".join(words.split())) for role, words in WORDS.items()}  # lines end inside words too
_PATTERNS = [(role, re.compile(f" (?:{words}) ")) for role, words in _LISTS.items()]
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_ACCENTS = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
_TAGS: dict[str, Role] = {
    "nav": "frame",
    "menu": "frame",
    "footer": "frame",
    "aside": "box",
    "form": "box",
    "figcaption": "caption",
    "figure": "media",
    "picture": "media",
    "time": "byline",
    "address": "byline",
}

NO_FRAMES = frozenset({"img", "amp-img", "a"})
TELLING = frozenset(_TAGS)  # elements that have a role without any name


@lru_cache(maxsize=8192)
def role_of(tag: str, names: str, style: str, hidden: bool) -> Role:
    """The role that tag, names (classes, ids, test ids, ARIA role), style and the attribute `hidden` claim."""
    if hidden or (style and UNSEEN_STYLE.search(style)) or not UNSEEN_CLASSES.isdisjoint(names.split()):
        return "hidden"
    if tag in ("figure", "figcaption", "picture"):
        return _TAGS[tag]
    words = words_of(names if "-" not in tag else f"{tag} {names}")
    if words:
        for role, pattern in _PATTERNS:
            if pattern.search(words):
                if role == "frame" and tag in NO_FRAMES:  # "modal-image": what a click on the picture does
                    return "plain"
                return role if role != "media" else _TAGS.get(tag, role)
    return _TAGS.get(tag, "plain")


def words_of(names: str) -> str:
    """Class names as words: "article__lireAussi" is " article lire aussi "."""
    if not names:
        return ""
    return f" {_NOT_WORD.sub(' ', _CAMEL.sub(' ', names).lower().translate(_ACCENTS)).strip()} "
