"""Contacts: from sentences with actors to event mentions."""
