"""Names of people as French bylines write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

MAX_WORDS = 6  # of one name: "Marie-Christine de La Rochefoucauld d'Estissac"
PARTICLES = frozenset(
    "de du des d' d’ la le les von van der den ter ten el al ben bin ibn ould da do dos das di del y e".split()
)
# First words of what signs a text without being a person
COLLECTIVE = frozenset(
    "la le les l' un une notre nos votre service services rédaction redaction rédactions équipe equipe agence agences "
    "journal studio groupe collectif université institut école centre ministère mairie ville association comité "
    "société syndicat radio télévision tv france actu info infos news web desk admin administrateur administrator "
    "staff team newsroom editor éditeur webmaster webmestre correspondance correspondant correspondante "
    "envoyé envoyée contributeur contributeurs communiqué publi publireportage sponsor source sources photo photos "
    "vidéo video entretien interview propos dossier anonyme invité auteur auteurs author publié mis modifié lire "
    "partager suivre abonné abonnés tous toutes voir accueil sur dans avec pour par temps durée lecture tribune "
    "tribunes collectif signataires direct partenaire partenariat contenu sponsorisé article articles commentaires "
    "commentaire ajouter écouter imprimer envoyer copier mail e-mail sms print zone commune "
    "facebook twitter linkedin whatsapp instagram youtube "
    "messenger email newsletter janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "selon comme quand pourquoi comment mais si ce cet cette ces il elle on enquête récit reportage analyse "
    "portrait chronique édito éditorial billet critique exclusif décryptage vu après avant "
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui".split()
)
# Words that no name holds
NEVER = frozenset(
    "rédaction redaction magazine journal quotidien hebdo média médias media medias news info infos presse université "
    "institut newsmedia newmedia television télévision radio groupe éditions editions agence web live tv online "
    "article abonnés cookies".split()
)
# "M. Jean Roy" is Mr Roy, "M. Roy" most often Marie or Marc: a newsroom signs with initials, not with titles.
TITLES = re.compile(
    r"^(?:(?:mm|mme|mlle|mr|mrs|dr|pr|me|prof|maître|docteur|professeur)\b\.?\s+|m\b\.?\s+(?=\S+\s+\S))+", re.IGNORECASE
)
ROLE = re.compile(
    r"(?:\s+(?:auteure?s?|autrices?|journalistes?|reporters?|rédacteurs?|rédactrices?|correspondante?s?"
    r"|chroniqueu(?:r|se)s?"
    r"|éditorialiste"
    r"|pigistes?|envoyée?s? spécia(?:le?s?|ux)))+(?:\s+(?:en chef|adjointe?|de presse))?$",
    re.IGNORECASE,
)
HANDLE = re.compile(r"\(?\s*(?:@\w+|[\w.+-]+@[\w.-]+\w)\s*\)?")  # @ivalmont, i.valmont@courrier.example
INITIALS = re.compile(r"(?:[A-ZÀ-Þ](?:[a-z]{1,2})?\.[\s-]?){1,4}[A-ZÀ-Þ]?\.?|[A-ZÀ-Þ]{2,3}")
ENDS_IN_INITIAL = re.compile(r"(?<![^\W\d_])[A-ZÀ-Þ]\.$")
NO_LETTER = re.compile(r"[\W_]+")
WORD = re.compile(r"(?:[^\W\d_]|[’'.-])+")


def name_of(words: str, outlets: Collection[str] = (), single: bool = False) -> str | None:
    """The person whom `words` name, as bylined, without title and handle; None when they name nobody.

    `outlets` are names (folded by `fold`) that sign without being people. A name of one word counts only
    when `single`. Family names in capitals get small letters; initials stay as they are.
    """
    words = TITLES.sub("", HANDLE.sub(" ", words) if "@" in words else words).strip(' ,;:|•·–—-*"«»“”')
    words = ROLE.sub("", words)
    tokens = (words if ENDS_IN_INITIAL.search(words) else words.rstrip(" .")).split()
    words = " ".join(tokens)
    if not (all(map(_fits, tokens[:2])) or INITIALS.fullmatch(words)):  # most words are no names
        return None
    for start in range(2, min(len(tokens), MAX_WORDS + 1)):  # "Inès Valmont Le Courrier du lac"
        if fold(" ".join(tokens[start:])) in outlets:
            tokens = tokens[:start]
            words = " ".join(tokens)
            break
    if not words or len(words) > 60 or len(tokens) > MAX_WORDS or fold(words) in outlets:
        return None
    if INITIALS.fullmatch(words):
        return words if single else None
    if not _looks_like_a_name(tokens):
        return None
    if len(tokens) == 1 and not single:
        return None
    return " ".join(_lowered(token) for token in tokens)


def _looks_like_a_name(tokens: list[str]) -> bool:
    first = tokens[0].casefold()
    if first in COLLECTIVE or first.startswith(("l'", "l’", "qu'")) or not all(map(_fits, tokens)):
        return False
    capitals = any(token[0].isupper() or token[2:3].isupper() for token in tokens)
    return capitals and tokens[-1] not in PARTICLES and sum(map(len, tokens)) > 2


def _fits(token: str) -> bool:
    """Whether a name may hold the word: it begins with a capital, or is small in names."""
    small = token.casefold()
    if not (token[0].isupper() or small.startswith(("d'", "d’", "o'", "o’")) or small in PARTICLES):
        return False
    if small in NEVER or not WORD.fullmatch(token) or token.count(".") > 3:
        return False
    return "." not in token[2:-1] or INITIALS.fullmatch(token) is not None  # sudinfo.be


def _lowered(token: str) -> str:
    """A word in capitals with small letters ("LE", "GARREC-KERN"); initials and short forms stay."""
    letters = [c for c in token if c.isalpha()]
    if len(letters) < 2 or not all(c.isupper() for c in letters) or "." in token:
        return token
    return "".join(c.lower() if i and token[i - 1].isalpha() else c for i, c in enumerate(token))


def fold(words: str) -> str:
    """Letters and digits alone, without accents and case: for comparing names."""
    bare = unicodedata.normalize("NFKD", words.casefold())
    return NO_LETTER.sub("", bare)
