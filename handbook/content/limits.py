"""Limits against hostile or broken packs; over each of them comes a problem that names it."""

MAX_FILE_BYTES = 32 * 1024 * 1024
"""Size of one YAML file."""

MAX_PACK_BYTES = 256 * 1024 * 1024
"""Size of all YAML files of one pack together."""

MAX_FILES = 5_000
"""Number of YAML files in one pack."""

MAX_DEPTH = 24
"""Nesting of one YAML file, aliases expanded; the format itself needs six levels."""

MAX_NODES = 1_000_000
"""Keys and values in one YAML file, aliases expanded; a larger pack spreads over files."""

MAX_CHARACTERS = 32 * 1024 * 1024
"""Characters in the texts of one YAML file, aliases expanded."""

MAX_LINE_CHARACTERS = 400
"""Length of one short text."""

MAX_PROSE_CHARACTERS = 50_000
"""Length of one prose text; a long chapter has 15,000."""

MAX_ENTRIES = 250_000
"""Entries in one pack."""

MAX_PROBLEMS = 1_000
"""Problems reported for one pack; the rest is only counted."""

MAX_SUGGESTIONS = 200
"""Dead links of one pack that get a suggestion; comparing names is slow where there are many."""
