"""What the interface says of addresses and dates that mean nothing."""

import pytest

from tests.web.interface.test_safe import client


@pytest.mark.parametrize("path", ["/nope", "/archive/nope", "/archive/articles/nope", "/media/nope", "/-/nope"])
@pytest.mark.parametrize(("language", "title"), [("fr", "<h1>Introuvable</h1>"), ("en", "<h1>Not found</h1>")])
async def test_what_does_not_exist_is_told_in_the_readers_language_and_not_logged(
    pressed, path, language, title, capfd
):
    inside, _ = client(pressed)
    answer = await inside.get(path, headers={"accept-language": language})
    assert (answer.status_code, title in answer.text) == (404, True)
    assert capfd.readouterr() == ("", "")


async def test_programs_are_told_in_json(pressed):
    inside, _ = client(pressed)
    answer = await inside.get("/archive/nope.json")
    assert (answer.status_code, answer.json()["ok"]) == (404, False)
