/**
 * What a page is given. A page is made of one build for as long as it is open: its requests, and those of its workers,
 * are answered from that build, whatever has been deployed, offered or chosen elsewhere since. What the cache lacks is
 * fetched and checked against the build; a file of another build is refused, never served.
 */

import { type Build, type BuiltFile, type Part, fileOf, partOf } from "./build.ts";
import { fetchChecked } from "./checked.ts";
import { contentType, route } from "./routing.ts";
import type { Clients, FetchEvent } from "./scope.ts";
import type { Shelf } from "./shelf.ts";

const NOT_FOUND = "404.html";

export class Answers {
  constructor(
    private readonly scope: URL,
    private readonly shelf: Shelf,
    private readonly clients: Clients,
  ) {}

  async to(event: FetchEvent, path: string): Promise<Response> {
    const isNavigation = event.request.mode === "navigate";
    // Refused storage is no reason to refuse a page.
    const build = await (isNavigation ? this.#forNewPage(event) : this.#ofClient(event, path)).catch(() => undefined);
    if (!build) return fetch(event.request);
    const found = route(build, path);
    if (found.kind === "file") return this.#file(event, build, found.path);
    if (!isNavigation) return fetch(event.request);
    const { search } = new URL(event.request.url);
    if (found.kind === "folder") return Response.redirect(new URL(`${encodeURI(path)}/${search}`, this.scope));
    return this.#unknownPage(event, build);
  }

  /** A new page is made of the chosen build; with no other page open, the newest one is chosen without asking. */
  async #forNewPage(event: FetchEvent): Promise<Build | undefined> {
    let state = await this.shelf.state();
    if (state.ready !== undefined && (await this.#openPages()) === 0) {
      state = await this.shelf.changeState((now) => ({ ...now, current: now.ready ?? now.current, ready: undefined }));
    }
    if (state.current === undefined) return undefined;
    // The pin comes before everything else, so that the build is in use from now on.
    const pinned = this.shelf.pin(event.resultingClientId, { build: state.current, at_ms: Date.now() });
    const build = await this.shelf.build(state.current);
    await pinned;
    return build;
  }

  async #ofClient(event: FetchEvent, path: string): Promise<Build | undefined> {
    const pin = await this.shelf.pinOf(event.clientId);
    if (!pin) return this.#withContent(event, path);
    const becomesWorker = event.request.destination.endsWith("worker") && event.resultingClientId !== "";
    if (becomesWorker) await this.shelf.pin(event.resultingClientId, { build: pin.build, at_ms: Date.now() });
    return this.shelf.build(pin.build);
  }

  /** A worker from a `blob:` has no pin, and nobody tells whose it is; it names what it wants by hash instead. */
  async #withContent(event: FetchEvent, path: string): Promise<Build | undefined> {
    const wanted = new URL(event.request.url).searchParams.get("sha256");
    const kept = wanted ? await this.shelf.keptBuilds() : [];
    const builds = await Promise.all(kept.map((id) => this.shelf.build(id)));
    return builds.find((build) => build && fileOf(build, path)?.sha256 === wanted);
  }

  async #file(event: FetchEvent, build: Build, path: string): Promise<Response> {
    const file = fileOf(build, path);
    if (!file) return Response.error();
    const kept = await this.shelf.file(file.sha256).catch(() => undefined);
    if (kept) return answer(kept.body, path);
    const url = new URL(encodeURI(path), this.scope);
    const bytes = await fetchChecked(url, file);
    event.waitUntil(this.#keep(file, bytes, partOf(build, path) ?? "pages"));
    return answer(bytes, path);
  }

  async #keep(file: BuiltFile, bytes: Uint8Array<ArrayBuffer>, part: Part): Promise<void> {
    try {
      await this.shelf.keepFile(file.sha256, bytes, part);
      if (part === "rest") await this.shelf.changeState((state) => ({ ...state, usesRest: true }));
    } catch {
      // A full or refused store: the next request goes to the server again.
    }
  }

  /** Not a page of this build: a newer one may have it, and then it brings its own files. */
  async #unknownPage(event: FetchEvent, build: Build): Promise<Response> {
    try {
      const response = await fetch(event.request);
      await this.shelf.forgetPin(event.resultingClientId);
      return response;
    } catch (error) {
      if (!fileOf(build, NOT_FOUND)) throw error;
      const page = await this.#file(event, build, NOT_FOUND);
      return new Response(page.body, { status: 404, headers: page.headers });
    }
  }

  async #openPages(): Promise<number> {
    const all = await this.clients.matchAll({ type: "window", includeUncontrolled: true });
    return all.filter(({ url }) => url.startsWith(this.scope.href)).length;
  }
}

function answer(body: BodyInit | null, path: string): Response {
  return new Response(body, { headers: { "Content-Type": contentType(path) } });
}
