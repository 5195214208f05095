"""The parts of the variation browser: what a text finds, the facets, the list."""
