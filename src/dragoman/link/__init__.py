"""Linking: which mentions, across articles and languages, are reports of one contact.

mentions -> rows of features -> pairs with weights -> clusters -> events
"""

from dragoman.link.features import block_keys
from dragoman.link.linking import link

__all__ = ["block_keys", "link"]
