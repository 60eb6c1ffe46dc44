import time

import pytest

from dragoman.knowledge.letters import romanized, sound_of, word_similarity
from dragoman.language.text import form_of


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("بوريطة", "Bourita"), ("بلينكن", "Blinken"), ("نتنياهو", "Netanyahou"), ("غوتيريش", "Guterres"),
     ("شي", "Xi"), ("روبيو", "Rubio"), ("بارو", "Barrot"), ("قذافي", "Qaddafi"), ("شويغو", "Shoigu")],
)  # fmt: skip
def test_a_name_is_near_its_other_script(arabic: str, latin: str) -> None:
    assert word_similarity(form_of(arabic), form_of(latin)) >= 0.74


@pytest.mark.parametrize(
    ("arabic", "latin"), [("بوتين", "Biden"), ("ماكرون", "Merkel"), ("لافروف", "Lamamra"), ("تبون", "Bennett")]
)
def test_another_name_is_far(arabic: str, latin: str) -> None:
    assert word_similarity(form_of(arabic), form_of(latin)) < 0.7


def test_spellings_of_one_sound() -> None:
    assert sound_of("poutine") == sound_of("putine") == "putin"
    assert sound_of("chalabi") == sound_of("shalabi")


def test_other_scripts_are_romanized() -> None:
    assert romanized("путин") == "putin"
    assert word_similarity("путин", "putin") == 1.0


def test_long_words_cost_little() -> None:
    start = time.perf_counter()
    word_similarity("ا" * 100_000, "a" * 100_000)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(("one", "other"), [("بوريطة", "Bourita"), ("putin", "poutine"), ("غوتيريش", "Guterres")])
def test_a_similarity_is_followed_only_as_far_as_it_is_asked_for(one: str, other: str) -> None:
    one, other = form_of(one), form_of(other)
    whole = word_similarity(one, other)
    assert word_similarity(one, other, whole - 0.001) == whole
    assert word_similarity(one, other, min(whole + 0.001, 1.0)) in (0.0, 1.0)
