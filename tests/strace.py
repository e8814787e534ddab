"""Find strace for the fault tests, or install it. `python tests/strace.py` does it by hand."""

import os
import shutil
import subprocess
import sys


def find() -> str | None:
    """The path of strace, or None. There is none but on Linux."""
    return shutil.which("strace")


def install() -> str | None:
    """Install Debian's package, where apt is there and we are root or may become it unasked."""
    become = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and (not become or shutil.which("sudo")):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-qy", "strace"]):
            subprocess.run([*become, *command], env=environment, stdout=sys.stderr, check=False)
    return find()


if __name__ == "__main__":
    path = find() or install()
    print(path or "strace could not be found or installed.")
    sys.exit(0 if path else 1)
