"""Newsletters: the text of a mail, with its subject, its date and its sender."""

from __future__ import annotations

from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake.conftest import Held

from dragoman.errors import ReadError
from dragoman.intake.mail import read_mail
from dragoman.intake.source import held_source, unread
from dragoman.model import Document
from dragoman.settings import Settings


def mail(plain: str | None, html: str | None) -> EmailMessage:
    """Return a newsletter with one or both of its texts."""
    message = EmailMessage()
    message["Subject"] = "لقاء في الرباط"
    message["From"] = "Le Site <lettre@example.org>"
    message["Date"] = "Fri, 13 Oct 2023 08:00:00 +0100"
    message.set_content(plain or "Lisez cette lettre en ligne.")
    if html:
        message.add_alternative(html, subtype="html")
    return message


def test_plain_text_goes_first(held: Held) -> None:
    text = "Le ministre a reçu son homologue.\n" * 10
    [one] = read_mail(held(mail(text, "<p>autre</p>").as_bytes()), Settings())
    assert isinstance(one, Document)
    assert one.text.splitlines()[0] == "Le ministre a reçu son homologue."
    assert (one.id, one.title, one.author, one.site) == ("given", "لقاء في الرباط", "Le Site", "example.org")
    assert one.published.edtf == "2023-10-13"


def test_html_where_the_plain_part_is_an_excuse(held: Held) -> None:
    html = "<html><head><title>x</title></head><body><table><tr><td><p>Le ministre a reçu.</p><p>Ils ont parlé.</p>"
    [one] = read_mail(held(mail(None, html).as_bytes()), Settings())
    assert isinstance(one, Document)
    assert one.text == "Le ministre a reçu.\nIls ont parlé."


def test_a_mail_without_text_is_refused(held: Held) -> None:
    with pytest.raises(ReadError, match="without a text"):
        list(read_mail(held(b"Subject: x\n\n\n"), Settings()))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_mail_or_refused(rest: bytes) -> None:
    for head in (b"", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"From: =?utf-8?q?", b"Date: "):
        source = held_source(head + rest, unread("mail", "mail"))
        with suppress(ReadError):
            assert [one for one in read_mail(source, Settings()) if isinstance(one, Document)]
