"""Names: the words of which they are made, and those that aren't."""
