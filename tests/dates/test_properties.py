"""What holds for every dateline: what is written is read back, and no text breaks the reader."""

import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.dates import read
from archiver.dates.grammar import scan
from archiver.dates.reading import MAX_TEXT
from archiver.dates.vocabulary import fold

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
ABBREVIATED = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
LABELS = ["", "Publié le ", "publié : ", "Paru le ", "Mis en ligne le ", "Créé le ", "AFP, le "]
SPACES = [" ", "\u00a0", "\u202f", "\u2009", "  "]
DAYS = [
    lambda t: f"{t.day}{'er' if t.day == 1 else ''} {MONTHS[t.month - 1]} {t.year}",
    lambda t: f"{WEEKDAYS[t.weekday()]} {t.day:02} {MONTHS[t.month - 1].upper()} {t.year}",
    lambda t: f"{WEEKDAYS[t.weekday()][:3]}. {t.day} {ABBREVIATED[t.month - 1]} {t.year}",
    lambda t: f"{t.day:02}/{t.month:02}/{t.year}",
    lambda t: f"{t.day}.{t.month}.{t.year}",
    lambda t: f"{t.day:02}-{t.month:02}-{t:%y}",
    lambda t: f"{t:%Y-%m-%d}",
]
LINKS = [" à ", ", ", " - ", " ", " | ", " • ", " @", ", à "]
CLOCKS = [
    lambda t: f"{t:%H:%M}",
    lambda t: f"{t.hour}h{t.minute:02}",
    lambda t: f"{t.hour} h {t.minute:02}",
    lambda t: f"{t:%HH%M}",
    lambda t: f"{t.hour} heures {t.minute:02}",
    lambda t: f"{t.hour}h{t.minute:02}min",
]
ZONES = ["Europe/Paris", "America/Toronto", "Africa/Kinshasa", "Pacific/Noumea", "America/Miquelon"]


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """An instant on the minute that some wall clock of `zone` shows once, and not at midnight (a filler)."""
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    utc = draw(st.datetimes(datetime(1970, 1, 2), datetime(2060, 1, 1), timezones=st.just(ZoneInfo("UTC"))))
    moment = utc.astimezone(zone).replace(second=0, microsecond=0, fold=0)
    return moment if (moment.hour, moment.minute) != (0, 0) else moment + timedelta(hours=1)


@given(moments(), *map(st.sampled_from, (LABELS, DAYS, LINKS, CLOCKS, SPACES)))
@settings(max_examples=400, deadline=None)
def test_any_rendering_of_an_instant_reads_back(moment, label, day, link, clock, space) -> None:
    text = (label + day(moment) + link + clock(moment)).replace(" ", space)
    reading = read(text, zone=moment.tzinfo.key)
    assert (reading.published.value, reading.published.precision, reading.modified) == (moment, "minute", None)


@given(moments(), *map(st.sampled_from, (LABELS, DAYS, LINKS, CLOCKS)))
@settings(max_examples=200, deadline=None)
def test_words_around_a_dateline_change_nothing(moment, label, day, link, clock) -> None:
    text, zone = label + day(moment) + link + clock(moment), moment.tzinfo.key
    assert read(f"Par Jeanne Martin • {text} • Temps de lecture : 3 min", zone=zone) == read(text, zone=zone)


@given(moments(), moments(), st.sampled_from(DAYS[:5]), st.sampled_from(CLOCKS))
@settings(max_examples=200, deadline=None)
def test_two_dates_in_a_line_are_read_as_they_are_labelled(one, other, day, clock) -> None:
    other = other.replace(tzinfo=one.tzinfo)
    if other.astimezone(ZoneInfo("UTC")).astimezone(one.tzinfo).replace(tzinfo=None) != other.replace(tzinfo=None):
        return  # an hour that does not exist there
    text = f"Mis à jour le {day(other)} à {clock(other)} - Publié le {day(one)}, {clock(one)}"
    reading = read(text, zone=one.tzinfo.key)
    assert (reading.published.value, reading.modified.value) == (one, other)


@given(moments())
@settings(max_examples=100, deadline=None)
def test_an_instant_in_iso_form_reads_back(moment: datetime) -> None:
    assert read(moment.isoformat(), "json-ld", zone=moment.tzinfo.key).published.value == moment


@given(st.text(max_size=600), st.none() | st.just(datetime(2024, 3, 15, tzinfo=ZoneInfo("UTC"))))
@settings(max_examples=300, deadline=None)
def test_no_text_raises(text: str, captured_at: datetime | None) -> None:
    read(text, "dateline", captured_at)


PIECES = ["12", "31", "mars", "juil.", "2024", "à", "h", "18h30", "24:61", "publié", "mis à jour", "hier", "il y a",
          "2 h", "le", "/", ".", "-", ",", "lundi", "00/00/0000", "TU", "99999", "+14:00", "minuit", "1er"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["", " "]))
@settings(max_examples=500, deadline=None)
def test_no_heap_of_pieces_of_dates_raises(pieces: list[str], glue: str) -> None:
    read(glue.join(pieces), "dateline", datetime(2024, 3, 15, tzinfo=ZoneInfo("UTC")))


@pytest.mark.parametrize("piece", ["12", "1 ", "12 mars - ", "il y a ", "a ", "publie ", "12/03/", "lecture : 1", "- "])
def test_the_scan_takes_linear_time(piece: str) -> None:
    def cost(times: int) -> float:
        text, start = fold(piece * times), time.process_time()
        scan(text)
        return time.process_time() - start

    short, long = min(cost(2_000) for _ in range(3)), min(cost(16_000) for _ in range(3))
    assert long < 24 * max(short, 0.0005)  # 8 times the text; quadratic would be 64 times


def test_what_is_beyond_the_bound_is_text() -> None:
    assert read("x " * (MAX_TEXT // 2) + "12 mars 2024").published is None
