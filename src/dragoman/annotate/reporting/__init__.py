"""Reporting: who says so, in which words, with which figures."""
