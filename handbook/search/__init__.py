"""Words -> ranked hits, over every kind of entry."""
