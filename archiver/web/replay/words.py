"""What the replay says by itself, in French; English by this list. Pure."""

from __future__ import annotations

from archiver.web.interface.words import Language

ENGLISH = {
    "Page archivée": "Archived page",
    "Archive : accueil": "Archive: home",
    "Autres captures": "Other captures",
    "Première capture": "First capture",
    "Capture précédente": "Previous capture",
    "Capture suivante": "Next capture",
    "Dernière capture": "Last capture",
    "Page archivée le": "Page archived on",
    "capture du": "capture of",
    "heure de": "time of",
    "Lire l’article dans l’archive": "Read the article in the archive",
    "Le serveur avait répondu par une erreur ({status}).": "The server had answered with an error ({status}).",
    "{missing} image sur {wanted} n’a pas été archivée.": "{missing} image of {wanted} was not archived.",
    "{missing} images sur {wanted} n’ont pas été archivées.": "{missing} images of {wanted} were not archived.",
    "{missing} autre élément sur {wanted} (styles, cadres, sons, vidéos) n’a pas été archivé.":
        "{missing} other element of {wanted} (styles, frames, sound, video) was not archived.",
    "{missing} autres éléments sur {wanted} (styles, cadres, sons, vidéos) n’ont pas été archivés.":
        "{missing} other elements of {wanted} (styles, frames, sound, video) were not archived.",
    "Cette page était construite par des scripts, que l’archive n’exécute jamais :":
        "This page was made by scripts, which the archive never runs:",
    "le texte de l’article se lit dans l’archive": "the article’s text can be read in the archive",
    "son contenu ne peut pas être montré": "its content cannot be shown",
    "Page montrée telle que ses scripts l’avaient construite dans un navigateur ;":
        "This page is shown as its scripts had built it in a browser;",
    "ce que le serveur avait envoyé": "what the server had sent",
    "Ce document ({type}) ne s’affiche pas ici :": "This document ({type}) is not shown here:",
    "l’enregistrer": "save it",
    "Cette adresse n’existe pas dans l’archive.": "The archive has no such address.",
    "Cette page n’a pas été archivée.": "This page was not archived.",
    "Cette page a été retirée de l’archive à la demande d’un ayant droit.":
        "This page was withdrawn from the archive at a rightholder’s request.",
    "« {digits} » n’est pas un instant.": "“{digits}” is not an instant.",
    "La page vers laquelle mène cette redirection n’est pas archivée.":
        "The page that this redirect leads to is not archived.",
    "L’enregistrement de cette capture, ou l’original auquel elle renvoie, ne peut pas être lu.":
        "The record of this capture, or the original it refers to, cannot be read.",
}  # fmt: skip


def say(language: Language, words: str, **values: object) -> str:
    """`words` (French) in `language`; `{name}` in them is filled from `values`."""
    said = ENGLISH[words] if language == "en" else words
    return said.format(**values) if values else said
