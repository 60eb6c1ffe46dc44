"""The PDF brief is read back by pypdf: its words, its title, its links, and Arabic that was shaped."""

from __future__ import annotations

import io
import unicodedata

from dossiers import Export
from pypdf import PdfReader

from dragoman.export import About


def read(export: Export) -> PdfReader:
    return PdfReader(io.BytesIO(export("pdf", about=About("Contacts of Vell: <b>#strong[a] week</b>"))[0]))


def words(reader: PdfReader) -> str:
    text = "\n".join(page.extract_text() for page in reader.pages)
    return unicodedata.normalize("NFKC", text)


def test_title_and_contacts(export: Export) -> None:
    reader = read(export)
    assert reader.metadata is not None
    assert reader.metadata.title == "Contacts of Vell: <b>#strong[a] week</b>"
    text = words(reader)
    for word in ("#strong[a]", "Wednesday 2 February 2022", "Call: Aruna Vell, Tomas Keriz", "Reports disagree on"):
        assert word in text


def test_arabic_is_in_its_own_font_and_in_order(export: Export) -> None:
    reader = read(export)
    fonts = {str(font) for page in reader.pages for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]
    names = {str(page["/Resources"]["/Font"][key]["/BaseFont"]) for page in reader.pages  # type: ignore[index]
             for key in page["/Resources"]["/Font"]}  # type: ignore[index]  # fmt: skip
    assert fonts
    assert any("Amiri" in name for name in names)
    assert any("Libertinus" in name for name in names)
    assert "اتصالا" in words(reader) or "اتصالا"[::-1] in words(reader)


def test_reports_are_linked(export: Export) -> None:
    links = {
        annotation.get_object()["/A"]["/URI"]  # type: ignore[index]
        for page in read(export).pages
        for annotation in page.get("/Annots", ())
    }
    assert "https://www.call-ar.example/a?b=1&c=2" in links
