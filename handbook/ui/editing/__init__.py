"""The handout editor: its form, its items, and the preview of its pages."""
