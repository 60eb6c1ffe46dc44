"""Phrases: a sentence as segments, and the noun phrases over them that name an actor."""
