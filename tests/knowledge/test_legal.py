import pytest

from dragoman.knowledge.legal import without_legal_form


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("gazprom pjsc", ["gazprom"]),
        ("oao gazprom", ["gazprom"]),
        ("siemens aktiengesellschaft", ["siemens"]),
        ("orlen sp z o o", ["orlen"]),
        ("deutsche bank trust", ["deutsche", "bank", "trust"]),
        ("limited", []),
        ("", []),
    ],
)
def test_only_the_legal_form_goes(name: str, left: list[str]) -> None:
    assert without_legal_form(name.split()) == left
