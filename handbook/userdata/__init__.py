"""The trainer's own things, kept in one SQLite file."""
