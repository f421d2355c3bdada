import pytest

from archiver.extract.vocabulary import Role, role_of


@pytest.mark.parametrize(
    ("tag", "names", "role"),
    [
        ("div", "article__lireAussi", Role.BOX),
        ("section", "block-newsletter", Role.BOX),
        ("div", "commentaires", Role.COMMENTS),
        ("p", "chapô", Role.LEAD),
        ("p", "article-chapo", Role.LEAD),
        ("div", "signature-auteur", Role.BYLINE),
        ("figure", "photo related", Role.MEDIA),
        ("aside", "with-image", Role.BOX),
        ("div", "sc-1a2b3c", Role.PLAIN),
        ("div", "overflow-hidden", Role.PLAIN),
        ("span", "sr-only", Role.HIDDEN),
        ("nav", "", Role.FRAME),
        ("div", "subtitle", Role.LEAD),
        ("div", "article-summary", Role.LEAD),
        ("span", "surtitle", Role.BYLINE),
        ("img", "td-modal-image", Role.PLAIN),
    ],
)
def test_names_claim_a_role(tag, names, role):
    assert role_of(tag, names, "", False) is role


def test_what_style_hides_is_hidden_whatever_it_is_called():
    assert role_of("div", "article-body", "color:red; display : none", False) is Role.HIDDEN
