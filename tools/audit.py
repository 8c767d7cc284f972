"""Ask for known vulnerabilities of the locked requirements; say so where nobody could be asked.

usage: python tools/audit.py FILE...     exit status 1: there is one
"""

import json
import subprocess
import sys


def main(files: list[str]) -> int:
    """Audit *files*; the environment whose Python runs this has pip-audit."""
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes"]
    command += ["--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    for file in files:
        command += ["-r", file]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return not_asked()
    asked = [package for package in packages if "vulns" in package]
    if not asked:
        return not_asked()
    found = [(package, hole) for package in asked for hole in package["vulns"]]
    for package, hole in found:
        mended = ", ".join(hole.get("fix_versions", [])) or "no version yet"
        print(f"{package['name']} {package['version']}: {hole['id']}, mended in {mended}")
    if skipped := len(packages) - len(asked):
        print(f"{skipped} of {len(packages)} packages are not known where vulnerabilities are.")
    return 1 if found else 0


def not_asked() -> int:
    """Say that nothing is known, which is no defect of the tree."""
    print("The requirements were not audited: no list of known vulnerabilities can be reached.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
