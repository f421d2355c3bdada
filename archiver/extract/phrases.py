"""Sentences of French press pages that are no part of the text, wherever they stand."""

from __future__ import annotations

import re

from archiver.extract.outline import Block

SHORT = 400  # characters; longer paragraphs are text even if they begin like a box
SHORT_WITHIN = 250
BULLETS = re.compile(r"^[^\w«“\"'’]+")  # arrows, emojis, brackets before an invitation
DASHES = " –—-*•|"  # around "- Publicité -"
INVITATION = 60  # characters of an invitation without a link: "À lire aussi :"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_MARK = r"^(?:[>►▶→•*»–-]+\s*)?"
# Beginnings of paragraphs that lead to other pages: believed only where a link or little else follows
TO_OTHERS = _any(
    _MARK
    + r"(?:[àa] )?(?:lire|voir|[ée]couter|revoir|relire|regarder|découvrir|consulter) (?:aussi|également|encore|notre)",
    _MARK + r"(?:[àa] )?(?:lire|lisez|voir|[ée]couter|relire|revoir|regarder|découvrir)\s*[:|–>-]",
    _MARK + r"[àa] (?:lire|voir|[ée]couter|découvrir)\b(?=\s*$)",
    _MARK + r"(?:lisez|voyez|écoutez) (?:aussi|également|notre)",
    _MARK + r"(?:pour (?:aller plus loin|en savoir plus)|en savoir plus|plus d[’']infos?|notre dossier)\s*[:|–>-]?",
    _MARK + r"sur le même (?:sujet|thème)|^dans la même rubrique|^ailleurs sur le web|^à la une$",
    r"^(?:articles?|sujets?|contenus?) (?:liés?|associés?|similaires?|connexes?|sponsorisés?|recommandés?)",
    r"^(?:la rédaction vous|nous vous|recommandés? pour vous|vous aimerez|vous pourriez aimer|nos autres articles)",
    r"^voir d[’']autres articles|^les plus (?:lus|vus|partagés)|^(?:article|page) (?:suivante?|précédente?)",
    _MARK + r"(?:podcast|vidéos?|en (?:images|vidéo|direct)|direct|diaporama|infographie|newsletter)\s*[:|–>-]",
    _MARK + r"(?:retrouvez|suivez|consultez) (?:ici|notre|nos|tou[ts]|toute|l[’']ensemble|en direct|le direct)",
)
# Beginnings of what is never text: subscription, newsletters, sharing, consent, comments, applications
PROMOTION = _any(
    r"la suite (?:de (?:cet|l[’'])\s?article )?est réservée",
    r"(?:déjà|vous êtes(?: déjà)?) (?:abonnée?|inscrite?|membre)",
    r"(?:abonnez|inscrivez|enregistrez|connectez|identifiez)[- ]vous",
    r"s[’'](?:abonner|inscrire|identifier)\b|je m[’'](?:abonne|inscris)",
    r"(?:abonnement|essai) (?:sans engagement|gratuit)|offrir(?: |$)(?!.*[.!?]$)",
    r"(?:article|contenu|lecture) (?:réserv|restrein)",
    r"profitez (?:de|du|des|d[’']).{0,80}(?:offre|abonn|numérique|avantage)|[^.]{0,60}\bsans engagement\W*$",
    r"recevez (?:chaque|tous|toutes|gratuitement|l[’']essentiel|les alertes|nos|notre|par (?:e-?mail|courriel))",
    r"votre (?:adresse )?(?:e-?mail|courriel|adresse électronique)|en (?:vous inscrivant|cliquant|validant)\b",
    r"(?:notre|la|nos|les) newsletters?\b|newsletters?\s*[:|–-]|une sélection de newsletters",
    r"partage[rz] (?:cet article|sur|via|l[’']article)|partage(?:r|s|z)?\s*:?$|(?:suivez|rejoignez)[- ]nous\b",
    r"suivre(?: (?:ce|cette|l[’']).{0,40})?$|copier (?:le|/coller)|écrire à l[’']auteur",
    r"(?:imprimer|envoyer|enregistrer|commenter|réagir|sauvegarder)(?: .{0,3}(?:cet |l[’'])article.*)?$",
    r"ajouter (?:à (?:mes|vos)|aux) (?:favoris|sélections)|laisser un commentaire",
    r"(?:lire|voir|afficher|tous) (?:(?:tous )?les )?(?:\d+ )?commentaires",
    r"télécharge[rz] (?:notre |l[’'])?appli|publicité$|annonce$|la suite après (?:cette|la) publicité",
    r"(?:©|copyright|tous droits (?:de reproduction )?réservés)|toute reproduction\b",
    r"(?:temps|durée) de lecture|lecture\s*:?\s*\d+ ?min|\d+ ?min(?:utes?)?(?: de lecture)?$",
    r"(?:cet article|ce (?:contenu|texte)|cette enquête) (?:vous est offert"
    r"|est (?:offert|gratuit|libre d[’']accès|en accès libre))",
    r"accéde[rz] à (?:tous nos|toute? (?:l[’']info|notre)|l[’'](?:ensemble|intégralité) de n?os) ",
    r"signaler (?:une|cette|un) (?:erreur|faute|coquille|contenu|problème)",
    r"(?:une )?correction à cet article|faire un don",
    r"lire (?:la suite|l[’']article)|voir plus$|afficher (?:plus|la suite)$",
    r"retour à l[’'](?:accueil|article)|chargement\b",
    r"mots[- ]cl[ée]s\b|tags?\s*:|thèmes? associés?|soutenez(?:[- ]nous| la presse| le journal| notre)",
)
# The same in the midst of a short paragraph: looked for only where one of WORDS stands
WORDS = ("reste", "réserv", "abonn", "newsletter", "infolettre", "contenu", "vidéo", "publication", "cookies", "droits")
WITHIN = _any(
    r"\breste (?:encore )?(?:à lire )?\d+(?:[.,]\d+)?\s*% (?:de (?:cet|l[’'])\s?article|à lire)",
    r"\bsuite (?:de (?:cet|l[’'])\s?article )?est réservée|\bréservée?s? (?:aux|à nos) (?:abonnés|inscrits|membres)",
    r"\b(?:votre|un) abonnement (?:n[’']autorise|vous permet|pour lire)|\bpas encore abonnée?\b",
    r"\b(?:inscri(?:vez-vous|ption)|abonne[zr])\b.{0,40}\b(?:newsletters?|infolettres?)|\bnewsletters? gratuites?\b",
    r"\b(?:ce|cette) (?:contenu|vidéo|publication) (?:est|a été) (?:bloquée?|hébergée?|masquée?|réservée?)\b",
    r"\baccept(?:é|er|ez) (?:tou(?:t|s) )?(?:les |ces |ses |des )?cookies|\btous droits réservés\b",
)
# What stands before the first paragraph: who wrote, when
OPENING = _any(
    r"^(?:par|de|texte|entretien|interview|reportage|traduction|avec|de notre|rédigée?|article rédigé|publiée?) ",
    r"^le \d{1,2} ",
    r"^.{0,80}\d.{0,30}\b(?:temps de lecture|(?:mise?s? à jour|modifiée?s?) (?:le|à)\b)",
)
DATELINE = _any(
    r"^\W*(?:article\W+)?(?:publiée?s?|postée?|parue?|mise? (?:en ligne|à jour)|modifiée?|actualisée?)\b.{0,120}$",
    r"^\W*\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b.{0,30}$",
    r"^\W*il y a (?:une?|\d+) (?:minute|heure|jour|semaine)s?\W*$",
)
# Nothing but one date, with or without weekday and hour, or a day told by the reader's clock with its hour
_WEEKDAY = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\.)?,?\s*"
_MONTH = r"(?:janv|févr|fév|mars|avr|mai|juin|juil|août|aout|sept|oct|nov|déc)(?:\.|[a-zéû]{0,6})"
_CLOCK = r"[\s,|/•·–—-]*(?:[àa]\s+)?\d{1,2}\s?[h:](?:\s?\d\d)?(?:\s?min)?"
BARE_DATE = re.compile(
    rf"\W*(?:le\s+)?{_WEEKDAY}"
    rf"(?:(?:(?:\d{{1,2}}(?:er)?\s+)?{_MONTH}\s+\d{{4}}|\d{{1,2}}(?:er)?\s+{_MONTH}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}"
    rf"|\d{{4}}-\d\d-\d\d)(?:{_CLOCK})?|(?:hier|avant-hier|aujourd.hui){_CLOCK})\W*",
    re.IGNORECASE,
)
LONGEST_DATE = 60  # characters of a line that is nothing but a date
# A date line wherever it stands
DATED = _any(
    r"^\W*(?:publiée?s?|postée?|mise? (?:en ligne|à jour)|modifiée?|actualisée?) "
    r"(?:le|hier|aujourd[’']hui|à|il y a|par)\b[^.!?]{0,80}$"
)
# What stands after the last: who signed, who took the pictures
SIGNATURE = _any(
    r"^\W*(?:propos )?recueillis? par\b.{0,120}$|^\W*(?:traduit|traduction|adapté)\b.{0,60}\bpar\b.{0,80}$",
    r"^\W*(?:crédits?|photos?|illustrations?|images?|source|©|\(c\))\s*(?:(?:de |d[’'])?\w+)?\s*[:©/].{0,150}$|^©",
    r"^[\w .’'&()-]{0,40}\b(?:avec|et)\s+(?:l[’'])?(?:afp|reuters|ap|belga|ats|keystone-ats|agences?)\b[^.!?]{0,40}$",
    r"^\W*(?:afp|reuters|ap|belga|ats|keystone-ats|agences?|(?:la )?rédaction)\b[^.!?]{0,60}$",
    r"^\W*par\s*:?\s[^.!?]{3,80}$",
    r"^\S{0,60}@\S{4,60}$",  # how to write to who signed
    r"^.{0,60}(?:©|\(c\)|copyright)\s*(?:19|20)\d\d\b.{0,60}$",
    r"^\(?[^\W\d_][^\W\d_.’'-]{0,11}(?:\s?/\s?[^\W\d_][^\W\d_.’'-]{0,15})+\)?$",  # "(ats/nxp)", "SL/ Le Courrier"
)


# Where a link at the end of a text leads that asks for a gift or a subscription
ASKS_MONEY = _any(r"(?://|/)(?:faire-un-)?(?:dons?|donner|soutenir|soutien|abonnements?|adherer|adhesion)(?:[/.?#]|$)")


def is_promotion(block: Block) -> bool:
    """Whether the block invites to subscribe, share, accept or go on, leads to other pages, or is a date line."""
    text = block.text
    if len(text) > SHORT:
        return False
    bare = BULLETS.sub("", text)
    if PROMOTION.match(bare.rstrip(DASHES)) or DATED.match(text):
        return True
    if len(text) <= SHORT_WITHIN:
        folded = text.casefold()
        if any(word in folded for word in WORDS) and WITHIN.search(text):
            return True
    return bool(TO_OTHERS.match(bare)) and (block.linked > 0 or len(text) < INVITATION)


def is_bare_date(text: str) -> bool:
    """Whether the text is nothing but one date, without a label."""
    return len(text) <= LONGEST_DATE and BARE_DATE.fullmatch(text) is not None


def is_opening(text: str) -> bool:
    """Whether a paragraph before the text tells who wrote it or when."""
    return len(text) < 120 and not text.endswith((".", "?", "!")) and bool(OPENING.match(text) or DATELINE.match(text))


def is_signature(text: str) -> bool:
    """Whether a paragraph after the text signs, dates or credits it."""
    return bool(SIGNATURE.match(text) or DATELINE.match(text))
