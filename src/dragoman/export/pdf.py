"""A brief in PDF: set by typst, which shapes Arabic; Latin and Greek in typst's own font, Arabic in Amiri."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from dragoman.export.brief import brief_of
from dragoman.export.dossier import About, Dossier, Losses


def write(dossiers: Iterable[Dossier], sink: BinaryIO, about: About) -> Losses:
    """Write the brief; what texts say reaches the setter as data, never as its markup."""
    import fontpkg_amiri
    import typst

    template = files("dragoman.export").joinpath("brief.typ").read_bytes()
    brief = json.dumps(asdict(brief_of(dossiers, about.title)), ensure_ascii=False)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(Path(fontpkg_amiri.__file__).parent / "files")])
    compiler = typst.Compiler(template, font_paths=fonts, sys_inputs={"brief": brief})
    made = compiler.compile(format="pdf", timestamp=0)
    assert isinstance(made, bytes)
    sink.write(made)
    return Losses()
