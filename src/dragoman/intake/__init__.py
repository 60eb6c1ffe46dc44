"""Intake: files, folders and standard input to documents whose text is final."""

from dragoman.intake.reading import read

__all__ = ["read"]
