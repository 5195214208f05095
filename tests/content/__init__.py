"""Tests of handbook.content."""
