"""What a handbook is, how it is read from YAML and how it is checked."""
