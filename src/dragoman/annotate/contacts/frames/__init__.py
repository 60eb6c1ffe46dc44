"""Frames: patterns over skeletons, and where they match."""
