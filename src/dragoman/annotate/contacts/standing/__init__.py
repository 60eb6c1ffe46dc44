"""Standing: whether a contact took place, is to, or doesn't."""
