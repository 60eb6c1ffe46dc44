"""The ledger's events in the formats of others.

with ledger.read() as reader:
    losses = format_named("atom").write(dossiers(reader, reader.events()), sink, About("All contacts"))
"""

from dragoman.export.dossier import About, Dossier, Losses, Told, dossiers
from dragoman.export.formats import FORMATS, Format, format_named

__all__ = ["FORMATS", "About", "Dossier", "Format", "Losses", "Told", "dossiers", "format_named"]
