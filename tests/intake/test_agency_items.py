"""NewsML-G2, NITF and ninjs: an agency's items as documents."""

from __future__ import annotations

import json

from intake.conftest import Held

from dragoman.errors import ReadError
from dragoman.intake.newsml import read_newsml
from dragoman.intake.records import read_json
from dragoman.model import Document
from dragoman.settings import Settings

ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.org:1" xml:lang="fr">
<itemMeta><versionCreated>2023-10-15T08:00:00Z</versionCreated><firstCreated>2023-10-13T08:00:00Z</firstCreated>
<pubStatus qcode="stat:{status}"/></itemMeta><contentMeta><headline>Rencontre à Rabat</headline><by>Salma Idrissi</by>
</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>t</title></head><body>
<p>Le ministre a reçu son homologue.</p><p>Ils ont <b>parlé</b>.</p></body></html>
</inlineXML></contentSet></newsItem>"""
PICTURE = '<newsItem guid="2"><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>'
NITF = """<nitf xml:lang="en"><head><docdata><date.issue norm="20231013T080000Z"/></docdata></head><body><body.head>
<hedline><hl1>Talks in Rabat</hl1></hedline></body.head><body.content>
<p>The minister met his counterpart.</p></body.content></body>
</nitf>"""


def documents(found: list[object]) -> list[Document]:
    """Return the documents among what a reader gave."""
    return [one for one in found if isinstance(one, Document)]


def test_newsml(held: Held) -> None:
    [one] = documents(list(read_newsml(held(ITEM.format(status="usable")), Settings())))
    assert (one.id, one.language, one.title, one.author) == (
        "urn:newsml:example.org:1",
        "fr",
        "Rencontre à Rabat",
        "Salma Idrissi",
    )
    assert one.published.edtf == "2023-10-13"
    assert one.text == "Le ministre a reçu son homologue.\nIls ont parlé."


def test_a_message_of_several_items(held: Held) -> None:
    items = ITEM.format(status="usable") + PICTURE + ITEM.format(status="canceled")
    found = list(read_newsml(held(f"<newsMessage><itemSet>{items}</itemSet></newsMessage>"), Settings()))
    assert [type(one) for one in found] == [Document, ReadError]
    assert "marked canceled" in str(found[1])


def test_nitf(held: Held) -> None:
    [one] = documents(list(read_newsml(held(NITF), Settings())))
    assert (one.id, one.language, one.title, one.published.edtf) == ("given", "en", "Talks in Rabat", "2023-10-13")
    assert one.text == "The minister met his counterpart."


def test_ninjs(held: Held) -> None:
    flat = {
        "uri": "http://example.org/1",
        "language": "fr",
        "headline": "Rencontre",
        "versioncreated": "2023-10-13T08:00:00Z",
        "body_xhtml": "<p>Le ministre a reçu son homologue.</p><p>Ils ont parlé.</p>",
        "byline": "Salma Idrissi",
    }
    later = {
        "uri": "urn:2",
        "headlines": [{"role": "short", "value": "x"}, {"role": "main", "value": "Rencontre"}],
        "bodies": [{"role": "main", "contenttype": "text/plain", "value": "Le ministre a reçu son homologue."}],
    }
    withdrawn = flat | {"pubstatus": "canceled"}
    one, two, three = read_json(held(json.dumps([flat, later, withdrawn])), Settings())
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert (one.id, one.title, one.published.edtf, one.author) == (
        "http://example.org/1",
        "Rencontre",
        "2023-10-13",
        "Salma Idrissi",
    )
    assert one.text == "Le ministre a reçu son homologue.\nIls ont parlé."
    assert (two.id, two.title, two.text) == ("urn:2", "Rencontre", "Le ministre a reçu son homologue.")
    assert "marked canceled" in str(three)
