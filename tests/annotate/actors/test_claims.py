import datetime as dt
from typing import Any

import pytest

from dragoman.annotate.coder import code
from dragoman.knowledge import load
from dragoman.language.folder import language_codes, load_language
from dragoman.model import DateRange, Document

DAY = dt.date(2030, 3, 3)
CASES = [(code, case) for code in language_codes() for case in load_language(code).data("cases/claims")["cases"]]


@pytest.mark.parametrize(("language", "case"), CASES, ids=[f"{code} {case['text'][:40]}" for code, case in CASES])
def test_cases(language: str, case: dict[str, Any]) -> None:
    document = Document("x", case["text"], language=language, published=DateRange(DAY, DAY, "2030-03-03", "given"))
    claims = code(document, load()).claims
    assert [[one.name, one.office, one.of] for one in claims] == case["claims"]
    for one in claims:
        assert one.span.of(document.text) == one.surface
