from archiver.article import Draft, Fields, Image, Page
from archiver.extract.joining import join

PAGE = Page("https://p.example/a", b"")


def draft(body, **given):
    return Draft(PAGE, Fields(PAGE.url, page_type="article", body=body, **given))


def test_the_text_of_following_pages_is_added_in_their_order():
    assert join(draft("Un"), [draft("Deux"), draft("Trois")]).fields.body == "Un\n\nDeux\n\nTrois"


def test_what_each_page_begins_with_is_told_once():
    first = draft("12 mars 2026\n\nUn", description="Le chapô.")
    assert join(first, [draft("12 mars 2026\n\nLe chapô.\n\nDeux")]).fields.body == "12 mars 2026\n\nUn\n\nDeux"


def test_a_paragraph_repeated_within_the_text_is_the_authors():
    assert join(draft("Refrain"), [draft("Deux\n\nRefrain")]).fields.body == "Refrain\n\nDeux\n\nRefrain"


def test_pictures_and_links_are_told_once_each():
    one, two = Image("https://p.example/1.jpg"), Image("https://p.example/2.jpg")
    fields = join(draft("Un", images=(one,), links=("a",)), [draft("Deux", images=(one, two), links=("b", "a"))]).fields
    assert (fields.images, fields.links) == ((one, two), ("a", "b"))


def test_what_follows_a_page_that_is_no_article_is_left_out():
    wall = Draft(PAGE, Fields(PAGE.url, page_type="consent"))
    assert join(draft("Un", next_page="2"), [wall, draft("Trois")]).fields.body == "Un"
