"""What someone wrote, as a sentence beside the generated ones."""


def as_sentence(text: str) -> str:
    """The text in one line, with a capital first and a full stop last; empty stays empty."""
    line = " ".join(text.split())
    line = line[:1].upper() + line[1:]
    return line if not line or line.endswith((".", "!", "?", "…")) else f"{line}."
