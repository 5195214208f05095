"""Start Trainer Handbook from a checkout: `python main.py`."""

import sys

from handbook.cli import main

if __name__ == "__main__":
    sys.exit(main())
