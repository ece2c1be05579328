"""A slow connection: one link of a given rate and round trip, shared by everything that a browser fetches.

The server paces itself, since a browser's own throttle does not reach the requests of its workers.
"""

import threading
import time
from dataclasses import dataclass

CHUNK_BYTES = 8192


@dataclass(frozen=True)
class Network:
    """Rate of the downlink in kilobits per second, and the round trip in milliseconds. 0 is no limit."""

    name: str
    down_kbit_s: int = 0
    round_trip_ms: int = 0

    @property
    def words(self) -> str:
        if not self.down_kbit_s:
            return "not throttled"
        return f"{self.name}: {self.down_kbit_s / 1000:g} Mbit/s, round trip {self.round_trip_ms} ms"


NETWORKS = {
    network.name.lower(): network
    for network in (Network("none"), Network("4G", 9000, 170), Network("3G", 1600, 300))  # WebPageTest's profiles
}


class Link:
    """Shared by all connections: `pass_on` returns when the last of these bytes would have arrived."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._lock = threading.Lock()
        self._free_s = 0.0

    def round_trip(self) -> None:
        time.sleep(self._network.round_trip_ms / 1000)

    def pass_on(self, size_bytes: int) -> None:
        if not self._network.down_kbit_s:
            return
        with self._lock:
            begin_s = max(time.monotonic(), self._free_s)
            self._free_s = begin_s + size_bytes * 8 / (self._network.down_kbit_s * 1000)
            until_s = self._free_s
        time.sleep(max(0.0, until_s - time.monotonic()))
