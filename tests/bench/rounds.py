"""One round: the visits of one reader, from an empty cache to the third visit. Rounds of both pages alternate."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Playwright

from bench.chromium import opened
from bench.processes import watching_memory
from bench.reader import SITE, STOCK, Contestant, Reader
from bench.served import MAX_AGE_S
from bench.server import Server

FOCUS_S = 3.0
LOOP_S = 2.0

Sample = dict[str, float]
Samples = dict[str, dict[str, list[float]]]
"""By contestant and measure, one number for each round."""


@dataclass(frozen=True)
class Bench:
    """What all rounds share. `settle_s`: how long a first visit stays open after its first result."""

    playwright: Playwright
    server: Server
    drill: str
    cpu_times: int
    settle_s: float

    def reader(self, page: Page, contestant: Contestant) -> Reader:
        return Reader(page, self.server.address + contestant.path, self.server.traffic, self.drill)

    @contextmanager
    def visit(self, profile: Path, contestant: Contestant) -> Iterator[Reader]:
        with opened(self.playwright, profile, self.cpu_times) as page:
            yield self.reader(page, contestant)


def alternate(bench: Bench, rounds: int, memory_rounds: int) -> Samples:
    """Timed rounds of the two pages in turn; then those in which memory and later bytes are watched, and no time."""
    samples: Samples = {SITE.name: {}, STOCK.name: {}}
    plan = [time_round] * rounds + [memory_round] * memory_rounds + [later_round]
    for number, play in enumerate(plan, start=1):
        for contestant in (SITE, STOCK):
            sample = play(bench, contestant)
            for measure, value in sample.items():
                samples[contestant.name].setdefault(measure, []).append(round(value, 1))
            said = ", ".join(f"{measure} {value:.0f}" for measure, value in sample.items())
            print(f"  round {number} of {len(plan)}, {contestant.name}: {said}", flush=True)
    return samples


def time_round(bench: Bench, contestant: Contestant) -> Sample:
    sample: Sample = {}
    traffic = bench.server.traffic
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder)
        mark = traffic.mark
        with bench.visit(profile, contestant) as reader:
            sample["cold_before_bytes"], mark = traffic.bytes_since(mark), traffic.mark
            sample["cold_ms"] = reader.run()
            sample["cold_after_bytes"] = traffic.bytes_since(mark)
            time.sleep(bench.settle_s)
            sample["cold_settled_bytes"] = traffic.bytes_since(mark)
        mark = traffic.mark
        with bench.visit(profile, contestant) as reader:
            sample["return_before_bytes"], mark = traffic.bytes_since(mark), traffic.mark
            sample["return_ms"] = reader.run()
            sample["return_after_bytes"] = traffic.bytes_since(mark)
            sample["second_ms"] = reader.run_second()
            sample["after_stop_ms"] = reader.run_after_stop(LOOP_S)
        if contestant is SITE:
            with bench.visit(profile, contestant) as reader:
                reader.focus_editor()
                time.sleep(FOCUS_S)
                sample["focused_ms"] = reader.run()
    return sample


def later_round(bench: Bench, contestant: Contestant) -> Sample:
    """Bytes of a visit with one run when everything kept has to be asked for again, as after more than ten minutes."""
    traffic = bench.server.traffic
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder)
        bench.server.max_age_s = 0
        with bench.visit(profile, contestant) as reader:
            reader.run()
            time.sleep(bench.settle_s)
        mark = traffic.mark
        with bench.visit(profile, contestant) as reader:
            reader.run()
            time.sleep(bench.settle_s)
        bench.server.max_age_s = MAX_AGE_S
        return {"later_bytes": traffic.bytes_since(mark)}


def memory_round(bench: Bench, contestant: Contestant) -> Sample:
    sample: Sample = {}
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder)
        for visit in ("cold", "return"):
            with watching_memory(profile) as peak, bench.visit(profile, contestant) as reader:
                reader.run()
                time.sleep(bench.settle_s)
            sample[f"{visit}_peak_bytes"] = peak.bytes
    return sample
