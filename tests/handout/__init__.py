"""Tests of the handout room."""
