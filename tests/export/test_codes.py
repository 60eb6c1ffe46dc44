"""Kinds and statuses have the codes that the code books mean; what happened has a code whatever its kind."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from dossiers import CALL_EN, contact

from dragoman.export import Dossier, Told
from dragoman.export.codes import coding_of
from dragoman.model import ContactType, Document, Event, Status

CODES = {
    "call-en": ("CONSULT", "phone", "041", 1),
    "visit": ("CONSULT", "visit", "042", 1),
    "hosted": ("CONSULT", "visit", "043", 1),
    "summit": ("AGREE", None, "036", 1),
    "asked": ("REQUEST", "meet", "026", 1),
    "off": ("REJECT", "meet", "125", 3),
    "letter": ("CONSULT", None, "040", 1),
    "third": ("CONSULT", "third-party", "044", 1),
    "hostile": ("CONSULT", None, "040", 1),
}


@pytest.mark.parametrize("document", CODES)
def test_codes(told: tuple[Dossier, ...], document: str) -> None:
    one = next(one for one in told if document in {report.document.id for report in one.reports})
    coding = coding_of(one)
    assert coding is not None
    assert (coding.plover, coding.mode, coding.cameo, coding.cameo_quad) == CODES[document]


def test_what_was_denied_has_none(told: tuple[Dossier, ...]) -> None:
    assert [one for one in told if coding_of(one) is None] == [one for one in told if one.event.status is Status.DENIED]


@pytest.mark.parametrize(("kind", "status"), list(product(ContactType, sorted(set(Status) - {Status.DENIED}))))
def test_every_kind_and_status_is_in_the_tables(kind: ContactType, status: Status) -> None:
    coding = coding_of(Dossier(Event("e1", kind, status, (), ())))
    assert coding
    assert coding.text
    assert coding.quad_name


def test_a_summons_is_a_complaint(told: tuple[Dossier, ...]) -> None:
    mention = contact("a#0", CALL_EN, (), rule="en.meeting.summons")
    one = replace(told[0], reports=(Told(Document("a", CALL_EN), mention),))
    coding = coding_of(one)
    assert coding
    assert (coding.plover, coding.mode, coding.cameo) == ("ACCUSE", "disapprove", "114")
