"""Handouts kept: the draft as it is typed, the list of all, their versions, the practice."""
