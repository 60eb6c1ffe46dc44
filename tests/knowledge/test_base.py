"""The base that ships: its shape, and facts that must never be answered otherwise."""

import datetime as dt
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from dragoman.knowledge import EntryKind, HoldingStatus, KnowledgeBase, load
from dragoman.model import UNDATED, DateRange

OFFICES = frozenset({
    "head_of_state", "head_of_government", "vice_president", "deputy_head_of_government", "crown_prince",
    "foreign_minister", "deputy_foreign_minister", "defence_minister", "interior_minister",
    "finance_minister", "trade_minister", "energy_minister", "intelligence_chief",
    "national_security_adviser", "deputy_national_security_adviser", "speaker_of_parliament",
    "chief_of_staff", "ambassador", "envoy", "spokesperson", "head", "deputy_head", "leader", "minister",
    "ruler_deputy",
})  # fmt: skip


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load()


def day(text: str) -> DateRange:
    return DateRange(dt.date.fromisoformat(text), dt.date.fromisoformat(text), text)


def test_the_base_is_large_enough(base: KnowledgeBase) -> None:
    size = base.size
    assert (size.persons > 3500, size.terms > 4500, size.bodies > 350, size.states >= 195, size.cities > 1000) == (
        (True,) * 5
    )


def test_every_term_is_of_a_known_person_office_and_owner(base: KnowledgeBase) -> None:
    assert {term.office for term in base.terms} <= OFFICES
    assert not {term.of for term in base.terms} - set(base.states) - set(base.bodies)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) for key in base.persons)


def test_every_term_ends_after_it_began(base: KnowledgeBase) -> None:
    wrong = [term for term in base.terms if term.start and term.end and term.start.first > term.end.last]
    assert wrong == []


def test_open_terms_say_until_when_they_are_known(base: KnowledgeBase) -> None:
    wrong = [term for term in base.terms if term.end is None and term.known_until is None]
    assert len(wrong) <= 5, wrong[:5]


def test_every_term_names_its_source_and_review_day(base: KnowledgeBase) -> None:
    assert all(term.source and term.as_of for term in base.terms)


def test_no_wikidata_id_is_two_persons(base: KnowledgeBase) -> None:
    counts = Counter(person.wikidata for person in base.persons.values() if person.wikidata)
    assert counts.most_common(1)[0][1] == 1


@pytest.mark.parametrize(
    ("office", "of", "on", "name"),
    [
        ("foreign_minister", "TUN", "2023-10-13", "Nabil Ammar"),
        ("foreign_minister", "USA", "2021-02-01", "Antony Blinken"),
        ("head_of_state", "USA", "2021-01-19", "Donald Trump"),
        ("head_of_state", "USA", "2021-01-21", "Joe Biden"),
        ("head_of_state", "TCD", "2019-01-01", "Idriss Deby Itno"),
        ("head_of_state", "QAT", "2013-01-01", "Hamad bin Khalifa Al Thani"),
        ("head_of_government", "FRA", "2018-06-01", "Édouard Philippe"),
        ("head_of_government", "TUN", "2019-06-01", "Youssef Chahed"),
        ("head", "arab-league", "2023-10-13", "Ahmed Aboul Gheit"),
        ("head_of_state", "USA", "1800-01-01", None),
        ("head_of_state", "USA", "2090-01-01", None),
        ("head_of_tea", "USA", "2020-01-01", None),
    ],
)
def test_holders(base: KnowledgeBase, office: str, of: str, on: str, name: str | None) -> None:
    person = base.holders(office, of, day(on)).person
    assert (person.name if person else None) == name


def test_an_undated_question_has_all_holders(base: KnowledgeBase) -> None:
    holding = base.holders("foreign_minister", "FRA", UNDATED)
    assert holding.status is HoldingStatus.SEVERAL
    assert len(holding.candidates) > 3


def test_names_are_found_in_the_script_of_their_language(base: KnowledgeBase) -> None:
    assert [p.entity for p in base.persons_named("Antony Blinken", "fr")] == ["Q7821917"]
    assert base.persons_named("Antony Blinken", "ar") == ()
    assert [p.name for p in base.persons_named("أنتوني بلينكن")] == ["Antony Blinken"]
    assert "Antony Blinken" in [p.name for p in base.persons_with_surname("بلينكن", "ar")]
    assert base.persons_named("Blinken") == ()


def test_one_word_is_no_full_name_of_the_pope(base: KnowledgeBase) -> None:
    assert base.persons_named("François") == ()
    assert [p.name for p in base.persons_named("Naruhito")] == ["Naruhito"]


def test_offices_of_a_person(base: KnowledgeBase) -> None:
    terms = base.offices_of("Q7821917", day("2023-10-13"))
    assert [(term.office, term.of) for term in terms] == [("foreign_minister", "USA")]
    assert len(base.offices_of("antony-blinken")) >= 2
    assert base.offices_of("nobody") == ()


def test_things_have_names(base: KnowledgeBase) -> None:
    assert base.display_name("MAR") == "Morocco"
    assert base.display_name("arab-league") == "Arab League"
    assert base.display_name("antony-blinken") == "Antony Blinken"
    assert base.display_name("no-such-thing") is None
    assert base.seat_office("white-house") == ("head_of_state", "USA")
    assert base.seat_office("nato") is None
    cairo = base.city("القاهرة")
    assert cairo is not None
    assert (cairo.name, cairo.country) == ("Cairo", "EGY")


@pytest.mark.parametrize(
    ("language", "name", "kind", "key"),
    [
        ("en", "Moroccan", EntryKind.DEMONYM, "MAR"),
        ("fr", "marocaine", EntryKind.DEMONYM, "MAR"),
        ("ar", "المغربية", EntryKind.DEMONYM, "MAR"),
        ("fr", "Maroc", EntryKind.STATE, "MAR"),
        ("ar", "الرباط", EntryKind.CAPITAL, "MAR"),
        ("ar", "البيت الأبيض", EntryKind.BODY, "white-house"),
        ("fr", "Maison Blanche", EntryKind.BODY, "white-house"),
        ("en", "Emmanuel Macron", EntryKind.PERSON, "emmanuel-macron"),
        ("ar", "ماكرون", EntryKind.SURNAME, "emmanuel-macron"),
    ],
)
def test_gazetteers_hold_all_kinds(base: KnowledgeBase, language: str, name: str, kind: EntryKind, key: str) -> None:
    assert (kind, key) in [(entry.kind, entry.key) for entry in base.gazetteer(language).lookup(name)]


def test_no_state_is_named_by_another_languages_word(base: KnowledgeBase) -> None:
    assert base.gazetteer("en").lookup("Maroc") == ()


def test_loading_is_quick_and_small() -> None:
    code = (
        "import resource, time; from dragoman.knowledge import load; t = time.process_time(); "
        "b = load(); [b.gazetteer(c) for c in ('en', 'fr', 'ar')]; b.who('Blinken'); "
        # VmHWM begins anew with the program; ru_maxrss would be the parent's.
        "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
        "print(time.process_time() - t, int(peak.split()[1]) / 1024)"
    )
    source = Path(__file__).resolve().parents[2] / "src"
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(source)}
    ).stdout
    seconds, megabytes = map(float, out.split())
    assert seconds < 3  # .5 s on an idle machine
    assert megabytes < 150


@pytest.mark.parametrize(("person", "state"), [("elizabeth-ii", "GBR"), ("charles-iii", "GBR"), ("xi-jinping", "CHN")])
def test_the_crown_counts_for_one_state(base: KnowledgeBase, person: str, state: str) -> None:
    assert {term.of for term in base.terms if term.person == person and term.office == "head_of_state"} == {state}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Salman bin Hamad Al-Khalifa", "salman-bin-hamad-al-khalifa"),
        ("Tamim bin Hamad Al-Thani", "tamim-bin-hamad-al-thani"),
        ("Felipe VI", "felipe-vi"),
        ("King Philippe", "king-philippe"),
        ("Milorad Dodik", "milorad-dodik"),
    ],
)
def test_titles_in_the_lists_make_no_second_person(base: KnowledgeBase, name: str, key: str) -> None:
    assert [person.key for person in base.persons_named(name)] == [key]
    assert not [other for other in base.persons if other.endswith(f"-{key}")]


def test_no_family_name_has_a_mark_or_one_letter(base: KnowledgeBase) -> None:
    forms = [form for language in ("en", "ar") for form in base.name_index("a" if language == "en" else "ا")]
    assert not [form for form in forms if form.endswith(",") or len(form) == 1]
    assert [person.key for person in base.persons_with_surname("Biden")] == ["joe-biden"]
    assert not base.persons_with_surname("Belgium")
    assert base.persons_with_surname("Hollande")


@pytest.mark.parametrize(
    ("form", "key"), [("Xi", "xi-jinping"), ("شي", "xi-jinping"), ("Li", "li-qiang"), ("لي", "li-qiang")]
)
def test_family_names_of_two_letters_are_found(base: KnowledgeBase, form: str, key: str) -> None:
    assert key in {person.key for person in base.persons_with_surname(form)}


MEMBERS = (Path(__file__).parents[2] / "tools" / "knowledge" / "un_members.tsv").read_text("utf-8").split()[1:]


@pytest.mark.parametrize(
    ("office", "states", "each_year"),
    [("head_of_state", 165, 160), ("head_of_government", 180, 140), ("foreign_minister", 185, 155),
     ("defence_minister", 140, 110)],
)  # fmt: skip
def test_enough_states_have_a_known_holder(base: KnowledgeBase, office: str, states: int, each_year: int) -> None:
    held = {
        year: {code for code in MEMBERS if base.holders(office, code, day(f"{year}-07-01")).person}
        for year in range(2010, 2026)
    }
    assert len(set().union(*held.values())) >= states
    assert min(map(len, held.values())) >= each_year


@pytest.mark.parametrize(
    ("state", "on", "name"),
    [
        ("IRN", "2024-10-24", "Masoud Pezeshkian"),
        ("HND", "2026-02-15", "Nasry Asfura"),
        ("USA", "2023-10-13", "Joe Biden"),
        ("DEU", "2023-10-13", "Frank-Walter Steinmeier"),
    ],
)
def test_whom_the_title_of_president_means(base: KnowledgeBase, state: str, on: str, name: str) -> None:
    person = base.called("head_of_state", state, day(on)).person
    assert person is not None
    assert person.name == name


def test_a_supreme_leader_is_no_president(base: KnowledgeBase) -> None:
    person = base.called("supreme_leader", "IRN", day("2024-10-24")).person
    assert person is not None
    assert person.name == "Ali Khamenei"
