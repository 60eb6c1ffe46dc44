import pytest

from dragoman.knowledge.forms import parts_of, plain_parts
from dragoman.knowledge.gazetteer import Entry, EntryKind, Gazetteer
from dragoman.language.text import tokenize

PERSON = Entry(EntryKind.PERSON, "p")


def matched(gazetteer: Gazetteer, text: str, with_surfaces: bool = True) -> list[str]:
    tokens = tokenize(text)
    forms, surfaces = [token.form for token in tokens], [token.surface for token in tokens]
    found, start = [], 0
    while start < len(tokens):
        match = gazetteer.match(forms, start, surfaces if with_surfaces else None)
        if match:
            found.append(text[tokens[start].span.start : tokens[match.end - 1].span.end])
        start = match.end if match else start + 1
    return found


def gazetteer_of(*names: str, script: str = "Latn", entry: Entry = PERSON) -> Gazetteer:
    gazetteer = Gazetteer(parts_of(script) if script != "Latn" else plain_parts)
    for name in names:
        gazetteer.add(name, entry)
    return gazetteer


@pytest.mark.parametrize(
    "text",
    ["Abdel Fattah el-Sisi", "Abdel-Fattah el-Sisi", "ABDEL-FATTAH EL SISI", "Abdel Fattah El Sisi"],
)
def test_hyphens_and_capitals_make_no_other_name(text: str) -> None:
    assert matched(gazetteer_of("Abdel Fattah el-Sisi"), f"Le président {text} a reçu") == [text]


def test_the_longest_name_wins() -> None:
    gazetteer = gazetteer_of("Mohammed", "Mohammed bin Salman", "Mohammed bin Salman Al Saud")
    assert matched(gazetteer, "Mohammed bin Salman Al Thani") == ["Mohammed bin Salman"]


def test_a_name_ends_with_its_word() -> None:
    gazetteer = gazetteer_of("Paris")
    assert matched(gazetteer, "le journal Paris-Match") == []
    assert matched(gazetteer, "à Paris, hier") == ["Paris"]


def test_initials_have_their_stop_but_sentences_end_a_name() -> None:
    gazetteer = gazetteer_of("Joseph R. Biden", "Antony Blinken")
    assert matched(gazetteer, "said Joseph R. Biden today") == ["Joseph R. Biden"]
    assert matched(gazetteer, "it was Antony. Blinken left") == []


def test_small_letters_are_no_names_where_the_surface_is_given() -> None:
    gazetteer = gazetteer_of("He", "Le")
    assert matched(gazetteer, "he said le mot") == []
    assert matched(gazetteer, "he said", with_surfaces=False) == ["he"]


def test_abbreviations_want_capitals() -> None:
    gazetteer = gazetteer_of("US", "UN", entry=Entry(EntryKind.BODY, "b", capitals=True))
    assert matched(gazetteer, "They told us of un homme") == []
    assert matched(gazetteer, "The US and the UN") == ["US", "UN"]


def test_demonyms_may_be_small() -> None:
    gazetteer = gazetteer_of("marocain", entry=Entry(EntryKind.DEMONYM, "MAR"))
    assert matched(gazetteer, "le ministre marocain") == ["marocain"]


@pytest.mark.parametrize("text", ["عبد الفتاح السيسي", "عبدالفتاح السيسي", "عبد الفتاح سيسي", "عبد الفتّاح السّيسى"])
def test_arabic_names_with_and_without_article_and_blank(text: str) -> None:
    assert matched(gazetteer_of("عبد الفتاح السيسي", script="Arab"), f"استقبل {text} ضيفه") == [text]


def test_god_is_not_cut_from_his_servant() -> None:
    gazetteer = gazetteer_of("عبد الله بن زايد", script="Arab")
    assert matched(gazetteer, "عبدالله بن زايد") == ["عبدالله بن زايد"]


def test_other_arabic_names_stay_apart() -> None:
    assert matched(gazetteer_of("محمد السادس", script="Arab"), "الملك محمد الخامس") == []


@pytest.mark.parametrize("text", ["ﷺ" * 100_000, "a-" * 100_000, "'" * 50_000, "Mohammed " * 20_000])
def test_hostile_text_costs_little(text: str) -> None:
    assert matched(gazetteer_of("Mohammed bin Salman Al Saud"), text) == []


@pytest.mark.parametrize(
    ("surface", "keys"), [("عمّان", {"JOR"}), ("وعَمّان", {"JOR"}), ("عُمان", {"OMN"}), ("عمان", {"JOR", "OMN"})]
)
def test_vowel_signs_choose_between_names_of_the_same_letters(surface: str, keys: set[str]) -> None:
    gazetteer = gazetteer_of("عمّان", "عمان", script="Arab", entry=Entry(EntryKind.CAPITAL, "JOR"))
    for name in ("عُمان", "عمان"):
        gazetteer.add(name, Entry(EntryKind.STATE, "OMN"))
    match = gazetteer.match(["عمان"], 0, [surface])
    assert match
    assert {entry.key for entry in match.entries} == keys
