"""The pages of the window, one module each; pages do not import pages."""
