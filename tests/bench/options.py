"""What may be asked of `make bench`."""

import argparse
from dataclasses import dataclass

from bench.link import NETWORKS, Network

PARTS = ("speed", "pages", "scale")


@dataclass(frozen=True)
class Options:
    network: Network
    cpu_times: int
    rounds: int
    memory_rounds: int
    settle_s: float
    parts: tuple[str, ...]
    lessons: int


def parse(arguments: list[str]) -> Options:
    parser = argparse.ArgumentParser(
        prog="make bench", description='For example: make bench BENCH="--network 4g --cpu 4"'
    )
    parser.add_argument("--network", choices=list(NETWORKS), default="none", help="the connection (default: none)")
    parser.add_argument("--cpu", type=int, choices=(1, 4), default=1, help="times slower (default: 1)")
    parser.add_argument("--rounds", type=int, default=7, help="timed rounds of each page (default: 7)")
    parser.add_argument("--memory-rounds", type=int, default=3, help="rounds that watch memory (default: 3)")
    parser.add_argument("--settle", type=float, default=8.0, help="seconds a first visit stays open (default: 8)")
    parser.add_argument("--only", choices=PARTS, action="append", help="this part only; may be repeated")
    parser.add_argument("--lessons", type=int, default=1000, help="lessons of the scale part (default: 1000)")
    asked = parser.parse_args(arguments)
    return Options(
        network=NETWORKS[asked.network],
        cpu_times=asked.cpu,
        rounds=asked.rounds,
        memory_rounds=asked.memory_rounds,
        settle_s=asked.settle,
        parts=tuple(asked.only or PARTS),
        lessons=asked.lessons,
    )
