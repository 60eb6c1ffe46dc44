"""Amounts: numbers, and what they count."""
