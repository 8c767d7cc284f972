"""``python -m labpress``: the command ``labpress``."""

from __future__ import annotations

import sys

from labpress.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
