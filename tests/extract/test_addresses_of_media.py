import pytest

from archiver.extract import pictures, providers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/p/pont-800x450.jpg", "https://a.example/p/pont-1600x900.jpg?v=2"),
        ("https://a.example/resizer/x/1200x630/LONGNAME.jpg", "https://a.example/resizer/y/600x400/LONGNAME.jpg"),
        ("https://a.example/files/la-digue.webp", "https://a.example/files/la-digue.jpg"),
    ],
)
def test_two_sizes_are_one_photo(one, other):
    assert pictures.identity(one) == pictures.identity(other)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/logo.png",
        "https://a.example/auteurs/ines.jpg",
        "https://ad.doubleclick.net/x.jpg",
        "https://a.example/i.svg",
    ],
)
def test_logos_portraits_and_advertisements_are_no_photos(address):
    assert not pictures.is_photo(address)


def test_a_photo_in_a_folder_named_default_is_one():
    assert pictures.is_photo("https://a.example/sites/default/files/digue.jpg")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.youtube-nocookie.com/embed/Pb0cAnAl_42", "youtube"),
        ("https://x.com/a/status/1", "twitter"),
        ("https://www.google.com/maps/embed?pb=1", "google-maps"),
        ("https://www.carte-du-lac.example/pont", "carte-du-lac.example"),
    ],
)
def test_the_host_names_the_provider(address, name):
    assert providers.provider(address) == name


def test_one_film_has_one_identity():
    watch, embed = (
        "https://www.youtube.com/watch?v=Pb0cAnAl_42&t=3",
        "https://www.youtube-nocookie.com/embed/Pb0cAnAl_42",
    )
    assert providers.identity(watch) == providers.identity(embed)


@pytest.mark.parametrize(
    "address", ["https://www.facebook.com/plugins/like.php?href=x", "https://www.google.com/recaptcha/api2/anchor"]
)
def test_buttons_and_checks_are_no_embeds(address):
    assert not providers.is_embed(address)
