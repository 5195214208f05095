"""The search box of the window: typing, the list of hits, and how they are painted."""
