"""A page: which of its paragraphs are the article's, and what stands around them."""
