"""Speakers: quotations, and whose voice each is."""
