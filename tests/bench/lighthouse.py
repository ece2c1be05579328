"""Lighthouse's mobile profile on the pages that a reader meets first."""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from bench.chromium import executable, flags
from bench.link import NETWORKS
from bench.server import serving

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGES = {
    "Home": "",
    "Lesson": "autoregressive/",
    "Practice": "autoregressive/practice/",
    "Lab": "autoregressive/lab/",
    "Flashcards": "autoregressive/flashcards/",
}
RUNS = 5


def measure_pages() -> dict[str, Any]:
    """For each page the run with the median performance score."""
    with serving({"/site/": ROOT / "site"}, NETWORKS["none"]) as server:
        pages = {name: _median_run(f"{server.address}/site/{path}") for name, path in PAGES.items()}
    for name, page in pages.items():
        print(f"  {name}: {page}", flush=True)
    package = json.loads((HERE / "node_modules" / "lighthouse" / "package.json").read_text(encoding="utf-8"))
    return {"lighthouse": package["version"], "runs": RUNS, "pages": pages}


def _median_run(url: str) -> dict[str, Any]:
    runs = sorted(
        (_summary(_audit(url)) for _ in range(RUNS)), key=lambda run: (run["scores"]["performance"], -run["lcp_ms"])
    )
    return runs[RUNS // 2]


def _audit(url: str) -> dict[str, Any]:
    """Lighthouse's own report."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        chrome = " ".join(["--headless=new", *flags()])
        program = str(HERE / "node_modules/.bin/lighthouse")
        command = [program, url, "--quiet", "--output=json", f"--output-path={out}"]
        environment = {**os.environ, "CHROME_PATH": executable()}
        subprocess.run([*command, f"--chrome-flags={chrome}"], env=environment, check=True)
        report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return report


def _summary(report: dict[str, Any]) -> dict[str, Any]:
    audits = report["audits"]
    requests = [item for item in audits["network-requests"]["details"]["items"] if item["url"].startswith("http")]
    return {
        "scores": {name: round(100 * category["score"]) for name, category in report["categories"].items()},
        "lcp_ms": round(audits["largest-contentful-paint"]["numericValue"]),
        "cls": round(audits["cumulative-layout-shift"]["numericValue"], 4),
        "tbt_ms": round(audits["total-blocking-time"]["numericValue"]),
        "bytes": sum(item["transferSize"] for item in requests),
        "requests": len(requests),
        "failed": sorted(
            f"{audit['id']}: {audit['title']}"
            for category in ("accessibility", "best-practices", "seo")
            for audit in (audits[ref["id"]] for ref in report["categories"][category]["auditRefs"] if ref["weight"])
            if audit["score"] is not None and audit["score"] < 1
        ),
    }
