/**
 * NumPy's libraries, compiled side by side while the engine starts. Its loader would compile each only when the one
 * before is linked; it is handed what is compiled already, known by the very buffer that it was given.
 */

import { type Bytes, inBackground } from "./fetching.ts";

type Instantiate = (source: BufferSource, imports?: WebAssembly.Imports) => Promise<object>;

export class CompiledAhead {
  readonly #modules = new Map<ArrayBufferLike, Promise<WebAssembly.Module>>();

  /** The same bytes, in a buffer of their own. */
  compile(library: Bytes): Bytes {
    const own = library.slice();
    this.#modules.set(own.buffer, inBackground(WebAssembly.compile(own)));
    return own;
  }

  /** What `WebAssembly.instantiate` does, but for libraries compiled here it does it sooner. */
  lend(): void {
    const usual = WebAssembly.instantiate as Instantiate;
    const sooner: Instantiate = async (source, imports) => {
      const buffer = ArrayBuffer.isView(source) ? source.buffer : source;
      const module = await this.#modules.get(buffer);
      return module ? instantiated(module, imports) : usual(source, imports);
    };
    WebAssembly.instantiate = sooner as typeof WebAssembly.instantiate;
  }
}

export async function instantiated(
  module: WebAssembly.Module,
  imports?: WebAssembly.Imports,
): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  return { module, instance: await instantiateModule(module, imports) };
}

const instantiateModule = WebAssembly.instantiate.bind(WebAssembly) as (
  module: WebAssembly.Module,
  imports?: WebAssembly.Imports,
) => Promise<WebAssembly.Instance>;
