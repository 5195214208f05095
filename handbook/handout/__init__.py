"""Picks and doses -> pages -> PDF bytes -> page images."""
