"""From a click to NumPy's answer, the site against the stock page."""

import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench.options import Options
from bench.rounds import FOCUS_S, LOOP_S, Bench, alternate
from bench.server import serving
from bench.stock_page import stock_version, write_stock_page
from make import numpy_wheel

ROOT = Path(__file__).resolve().parents[2]
DRILL = ROOT / "exercises" / "joint_nll" / "starter.py"


def measure_speed(options: Options) -> dict[str, Any]:
    """Conditions and samples, as they go into the figures. Times in ms, sizes in bytes."""
    drill = DRILL.read_text(encoding="utf-8")
    wheel = numpy_wheel.location(numpy_wheel.wanted())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        stock = Path(folder) / "stock"
        write_stock_page(stock, numpy_wheel.PYODIDE, wheel, drill)
        with serving({"/site/": ROOT / "site", "/stock/": stock}, options.network) as server:
            bench = Bench(playwright, server, drill, options.cpu_times, options.settle_s)
            samples = alternate(bench, options.rounds, options.memory_rounds)
    return {
        "network": options.network.name,
        "network_words": options.network.words,
        "cpu_times": options.cpu_times,
        "settle_s": options.settle_s,
        "focus_s": FOCUS_S,
        "loop_s": LOOP_S,
        "pyodide": stock_version(numpy_wheel.PYODIDE),
        "samples": samples,
    }
