"""Where resources, the trainer's data and the cache live."""

import os
from pathlib import Path

HOME_VARIABLE = "HANDBOOK_HOME"


def resources_folder() -> Path:
    """The folder of packs, schemas, templates, icons and translations.

    Inside an installed wheel it lies in the package, in a checkout beside it.
    """
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def data_folder() -> Path:
    """Where the trainer's own things are kept (not created here)."""
    if home := os.environ.get(HOME_VARIABLE):
        return Path(home) / "data"
    import platformdirs

    return Path(platformdirs.user_data_dir("trainer-handbook", appauthor=False))


def cache_folder() -> Path:
    """Where snapshots and indexes are kept; deleting it loses nothing (not created here)."""
    if home := os.environ.get(HOME_VARIABLE):
        return Path(home) / "cache"
    import platformdirs

    return Path(platformdirs.user_cache_dir("trainer-handbook", appauthor=False))
