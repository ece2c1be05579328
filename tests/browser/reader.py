"""A reader whose browser may keep the site: service workers allowed, and a view of what was kept."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page

from browser.host import Site

KEPT = """
async (site) => {
    const kept = {};
    const prefix = `${site} offline `;
    const root = await navigator.storage?.getDirectory(); // WebKitGTK has none
    for await (const [folder, files] of root?.entries() ?? []) {
        if (folder !== encodeURIComponent(`python-runtime ${site}`)) continue;
        for await (const [name, file] of files.entries()) {
            const { size } = await file.getFile().catch(() => ({ size: 0 }));
            if (size) kept[`files/${name}`] = { type: "default", bytes: size };
        }
    }
    for (const name of (await caches.keys()).filter((name) => name.startsWith(prefix))) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const answer = await cache.match(request);
            if (!answer) continue; // gone since the keys were read
            const bytes = (await answer.arrayBuffer()).byteLength;
            kept[`${name.slice(prefix.length)}/${request.url.split("/").at(-1)}`] = { type: answer.type, bytes };
        }
    }
    return kept;
}
"""
SOON_MS = 30_000


class Reader:
    """One profile on one site."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.context = context
        self.site = site
        self.page = context.new_page()

    def open(self, path: str = "") -> Page:
        self.page.goto(self.site.url + path)
        return self.page

    def visit(self, path: str = "") -> Page:
        """Open a page and wait until the build that is deployed is kept."""
        self.open(path)
        self.wait_until(lambda: deployed(self.site) in self.kept_builds())
        return self.page

    def kept(self) -> dict[str, dict[str, object]]:
        """What lies in the caches and the runtime's folder, as `room/key`, with the type of answer and its size."""
        kept: dict[str, dict[str, object]] = self.page.evaluate(KEPT, self.site.path)
        return kept

    def kept_builds(self) -> set[str]:
        return {key.removeprefix("builds/") for key in self.kept() if key.startswith("builds/")}

    def kept_bytes(self) -> int:
        return sum(int(str(entry["bytes"])) for entry in self.kept().values())

    def stop_service_worker(self) -> None:
        """What browsers do of their own accord after seconds of rest."""
        session = self.context.new_cdp_session(self.page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        session.detach()

    def wait_until(self, condition: Callable[[], bool]) -> None:
        for _ in range(SOON_MS // 100):
            if condition():
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"it did not come to be; builds kept: {self.kept_builds()}")


@contextmanager
def reading(browser: Browser, site: Site, script: str = "") -> Iterator[Reader]:
    """A fresh profile; `script` runs in every page before the page's own."""
    context = browser.new_context(service_workers="allow")
    if script:
        context.add_init_script(script)
    yield Reader(context, site)
    context.close()


def deployed(site: Site) -> str:
    build: str = json.loads((site.root / "offline.json").read_text())["build"]
    return build
