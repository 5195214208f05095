"""Other people's exercise libraries -> pack folders."""
