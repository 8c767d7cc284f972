"""How soon the form of a long list of publications answers a keystroke, in Chromium.

    python benchmarks/publications_page.py [--papers 5000]

builds a made-up group's site and types into the form of its list, in a window of a desktop's and
of a phone's width. Printed are, for each keystroke, the milliseconds of the page's main thread
(its CPU time, which bears a busy machine) until the next picture is ready, and the page's size.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

WORDS = ("s", "sp", "spa", "spar", "spars", "sparse", "sparse z", "", "x", "zhang", "")
PAGE = "# Publications\n\n```{publications}\n:group-by: year\n:find:\n```\n"
TYPE = """async (text) => {
  const field = document.querySelector("form.lab-find input");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}"""


def main() -> int:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("--papers", type=int, default=5000)
    parser.add_argument("--site", type=Path, help="a site that is there, instead of a new one")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="labpress-") as folder:
        site = arguments.site or _built(Path(folder), arguments.papers)
        page = site / "publications.html"
        content = page.read_bytes()
        print(f"{len(content) / 1e6:.2f} MB, {len(gzip.compress(content)) / 1e6:.2f} MB packed")
        _measure(page)
    return 0


def _built(folder: Path, papers: int) -> Path:
    here = Path(__file__).parent
    source = folder / "source"
    command = [sys.executable, str(here / "synthetic.py"), str(source), "--papers", str(papers)]
    subprocess.run([*command, "--people", "300"], check=True, stdout=subprocess.DEVNULL)
    (source / "publications.md").write_text(PAGE, "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", str(source)]
    subprocess.run([*command, str(folder / "site")], check=True, stderr=subprocess.DEVNULL)
    return folder / "site"


def _measure(page: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for width in (1440, 390):
            tab = browser.new_page(viewport={"width": width, "height": 900})
            client = tab.context.new_cdp_session(tab)
            client.send("Performance.setTimeDomain", {"timeDomain": "threadTicks"})
            client.send("Performance.enable")
            tab.goto(page.as_uri())
            tab.wait_for_selector("form.lab-find:not([hidden])")
            tab.wait_for_timeout(1000)
            taken = []
            for words in WORDS:
                before = _busy(client)
                tab.evaluate(TYPE, words)
                taken.append(1000 * (_busy(client) - before))
                tab.wait_for_timeout(400)
            nodes = tab.evaluate("document.querySelectorAll('*').length")
            shown = " ".join(f"{ms:.0f}" for ms in taken)
            print(f"{width} px, {nodes} nodes: {shown}; median {statistics.median(taken):.0f} ms")
            tab.close()
        browser.close()


def _busy(client: Any) -> float:
    metrics = client.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


if __name__ == "__main__":
    raise SystemExit(main())
