"""Drafts put together: one telling for each contact of an article."""
