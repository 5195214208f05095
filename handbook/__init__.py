"""Trainer Handbook: an offline handbook for strength trainers."""

__version__ = "0.1.0"

PROGRAM = "trainer-handbook"
"""The name people start it by."""
