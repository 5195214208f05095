"""The base of everything a pack holds."""

from msgspec import Struct


class Strict(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Base of everything in a pack: frozen, unknown fields refused."""
