import pytest

from dragoman.knowledge.surnames import family_forms, without_house

NOWHERE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("full", "wanted", "unwanted"),
    [
        ("antony blinken", {"blinken"}, {"antony"}),
        ("abdel fattah el sisi", {"el sisi", "sisi"}, {"fattah"}),
        ("ursula von der leyen", {"von der leyen"}, {"leyen", "der leyen"}),
        ("mohammed bin salman", {"bin salman"}, {"salman", "mohammed"}),
        ("beji caid essebsi", {"essebsi", "caid essebsi"}, {"caid"}),
        ("mohammed vi", set(), {"vi", "mohammed"}),
        ("naruhito", set(), {"naruhito"}),
        ("عبد فتاح سيسي", {"سيسي"}, {"فتاح"}),
        ("محمد بن سلمان", {"بن سلمان"}, {"سلمان"}),
        ("محمد سادس", set(), {"سادس"}),
        ("تميم بن حمد ال ثاني", {"ال ثاني"}, {"ثاني", "ال"}),
        ("joseph r biden , jr", {"biden"}, {",", "biden ,"}),
        ("ibrahim of johor", set(), {"johor", "of johor"}),
        ("vivian balakrishnan mr", set(), {"mr"}),
    ],
)
def test_family_names(full: str, wanted: set[str], unwanted: set[str]) -> None:
    forms = set(family_forms([full], NOWHERE))
    assert wanted <= forms
    assert not unwanted & forms


def test_chinese_and_korean_names_begin_with_the_family() -> None:
    assert set(family_forms(["xi jinping"], frozenset({"CHN"}))) == {"xi"}
    assert set(family_forms(["yoon suk yeol"], frozenset({"KOR"}))) == {"yoon"}
    assert set(family_forms(["shinzo abe"], frozenset({"JPN"}))) == {"abe"}


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("tamim bin hamad al thani", "tamim bin hamad"),
        ("تميم بن حمد ال ثاني", "تميم بن حمد"),
        ("faisal bin farhan", None),
        ("mohammed al thani", None),
        ("abdel fattah el sisi", None),
    ],
)
def test_a_house_may_be_left_out_behind_the_fathers_name(full: str, short: str | None) -> None:
    assert without_house(full) == short


def test_names_without_a_family_name_are_used_whole() -> None:
    assert set(family_forms(["sein win"], frozenset({"MMR"}))) == set()
    assert set(family_forms(["sein win"], NOWHERE)) == {"win"}
