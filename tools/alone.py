"""Run a command while no other runs under the same lock: tools/alone.py LOCK COMMAND ARGUMENT...

The lock goes with the processes that hold it, however they end. LABPRESS_ALONE tells the command
how it was got: at once ("held"), or after another one ("waited").
"""

import os
import sys


def main(lock: str, *command: str) -> None:
    """Become *command* once nobody else has *lock*."""
    how = "held"
    try:
        import fcntl

        file = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
        os.set_inheritable(file, True)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            name = lock.removesuffix(".lock")
            print(f"Another make is preparing {name}; waiting until it has ended", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
            how = "waited"
    except (ImportError, OSError):
        pass  # a system or a disk without locks: as ever
    os.environ["LABPRESS_ALONE"] = how
    os.execv(command[0], command)


if __name__ == "__main__":
    main(*sys.argv[1:])
