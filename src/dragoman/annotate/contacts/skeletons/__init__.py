"""Skeletons: a sentence as a row of items over which frames are patterns."""
