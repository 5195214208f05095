"""The parts of the page that draws the ladder."""
