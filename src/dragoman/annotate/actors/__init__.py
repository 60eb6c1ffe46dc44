"""Actors: from tokens to the persons, offices, bodies and states that an article names."""
