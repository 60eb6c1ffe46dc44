"""French verbs, inflected for the frames."""

from __future__ import annotations

import pytest

from dragoman.languages.fr.hooks import inflect


@pytest.mark.parametrize(
    ("verb", "form", "word_class"),
    [
        ("se rendre", "s'est rendue", "past"),
        ("se rendre", "se rendirent", "past"),
        ("s'entretenir", "s'entretiendront", "future"),
        ("s'entretenir", "viennent de s'entretenir", "past"),
        ("revenir", "sont revenus", "past"),
        ("revenir", "reviendra", "future"),
        ("prévenir", "avait prévenu", "past"),
        ("réunir", "réunissaient", "past"),
        ("recevoir", "venait de recevoir", "past"),
        ("accueillir", "accueillera", "future"),
        ("joindre par téléphone", "joignit par téléphone", "past"),
        ("appeler", "vient d'appeler", "past"),
        ("voyager", "voyageant", "ing"),
        ("rendre visite à", "a rendu visite aux", "past"),
        ("rendre visite à", "rend visite au", "present"),
        ("descendre", "descendent", "present"),
    ],
)
def test_forms(verb: str, form: str, word_class: str) -> None:
    assert dict(reversed([*inflect(verb)]))[form] == word_class


def test_a_present_that_is_a_noun_is_left_out() -> None:
    assert "rencontre" not in dict(inflect("rencontrer"))


def test_a_participle_in_a_set_phrase_does_not_agree() -> None:
    assert "a rendue visite à" not in dict(inflect("rendre visite à"))
