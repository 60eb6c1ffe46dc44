"""Dragoman reads the press in its own languages and keeps the ledger of diplomatic contacts."""

__version__ = "0.1.0"
