import json
from dataclasses import replace
from datetime import date

from archiver.web.interface.cite import Cited, apa, bibtex, csl_json, iso690, ris, split

CITED = Cited(
    "Le {lac} & l’été",
    ("Odile de La Tour", "Jean-Sébastien Roy"),
    "Le Courrier du lac",
    date(2026, 3, 1),
    "https://c.example/a_b",
    "http://127.0.0.1:8001/article?url=x&at=2026-03-10T06:42:00Z",
    date(2026, 3, 10),
)


def test_particles_belong_to_the_family_name():
    assert split("Odile de La Tour") == ("de La Tour", "Odile")
    assert split("Sow") == ("Sow", "")


def test_iso_690_names_the_first_of_the_month_as_the_french_do():
    assert iso690(CITED).startswith("DE LA TOUR, Odile, ROY, Jean-Sébastien. Le {lac} & l’été. In : Le Courrier du lac")
    assert "1er mars 2026" in iso690(CITED)


def test_apa_shortens_given_names():
    assert apa(CITED).startswith("de La Tour, O., Roy, J.-S. (2026, 1er mars).")


def test_bibtex_escapes_what_tex_would_read():
    entry = bibtex(CITED)
    assert entry.startswith("@online{delatour2026")
    assert r"title = {Le \{lac\} \& l’été}" in entry


def test_a_ris_record_ends_its_lines_as_the_format_wants():
    lines = ris(CITED).split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-2] == "ER  - "
    assert "AU  - de La Tour, Odile" in lines


def test_a_line_break_in_a_headline_starts_no_field():
    hostile = Cited("Titre\r\nUR  - https://evil.example", (), "M", None, "https://c.example", "p", date(2026, 3, 10))
    assert sum(line.startswith("UR  - ") for line in ris(hostile).split("\r\n")) == 1


def test_csl_json_is_one_newspaper_article():
    (item,) = json.loads(csl_json(CITED))
    assert item["issued"] == {"date-parts": [[2026, 3, 1]]}
    assert item["author"][0] == {"family": "de La Tour", "given": "Odile"}


def test_a_name_cut_short_ends_with_one_full_stop():
    assert iso690(replace(CITED, authors=("M. Route",))).startswith("ROUTE, M. Le {lac}")
