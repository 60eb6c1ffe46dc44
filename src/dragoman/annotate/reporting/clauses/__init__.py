"""Clauses that tell: a text as units, and who says something in them."""
