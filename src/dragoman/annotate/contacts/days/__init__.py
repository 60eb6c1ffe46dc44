"""Days: which time expression dates a contact, and to what days."""
