"""Asking git."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: Seconds after which git is not waited for any more; a busy machine takes long.
PATIENCE = 600


def asked(folder: Path, *arguments: str) -> bytes:
    """Return what git prints in *folder*; it changes nothing there, and speaks English.

    Raises FileNotFoundError without git, subprocess.CalledProcessError when git fails, and
    subprocess.TimeoutExpired when it does not answer.
    """
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        capture_output=True,
        check=True,
        env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        timeout=PATIENCE,
    )
    return done.stdout
