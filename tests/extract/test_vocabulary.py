import pytest

from archiver.extract.vocabulary import role_of


@pytest.mark.parametrize(
    ("tag", "names", "role"),
    [
        ("div", "article__lireAussi", "box"),
        ("section", "block-newsletter", "box"),
        ("div", "commentaires", "comments"),
        ("p", "chapô", "lead"),
        ("p", "article-chapo", "lead"),
        ("div", "signature-auteur", "byline"),
        ("figure", "photo related", "media"),
        ("aside", "with-image", "box"),
        ("div", "sc-1a2b3c", "plain"),
        ("div", "overflow-hidden", "plain"),
        ("span", "sr-only", "hidden"),
        ("nav", "", "frame"),
        ("div", "subtitle", "lead"),
        ("div", "article-summary", "lead"),
        ("span", "surtitle", "byline"),
        ("img", "td-modal-image", "plain"),
    ],
)
def test_names_claim_a_role(tag, names, role):
    assert role_of(tag, names, "", False) is role


def test_what_style_hides_is_hidden_whatever_it_is_called():
    assert role_of("div", "article-body", "color:red; display : none", False) == "hidden"
