"""What is compiled into files that others publish as one, and comes without a licence's text of its own.

Pyodide's WebAssembly: the libraries that its Makefile links (`MAIN_MODULE_LDFLAGS` in Makefile.envs, Setup.local).
Material's scripts and styles: what their source maps name; `inventory.py` refuses a name that is not in this table.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Embedded:
    name: str
    licence: str
    home: str
    text: str


IN_PYODIDE = (
    Embedded("CPython", "PSF-2.0", "https://docs.python.org/3/license.html", "cpython"),
    Embedded("hiwire", "MPL-2.0", "https://github.com/pyodide/hiwire", "pyodide"),
    Embedded("stackframe", "MIT", "https://github.com/stacktracejs/stackframe", "stackframe"),
    Embedded("error-stack-parser", "MIT", "https://github.com/stacktracejs/error-stack-parser", "error-stack-parser"),
    Embedded("Emscripten", "MIT OR NCSA", "https://github.com/emscripten-core/emscripten", "emscripten"),
    Embedded("musl", "MIT", "https://musl.libc.org/", "musl"),
    Embedded("LLVM runtime libraries", "Apache-2.0 WITH LLVM-exception", "https://llvm.org/", "llvm"),
    Embedded("libffi", "MIT", "https://github.com/libffi/libffi", "libffi"),
    Embedded("zlib", "Zlib", "https://zlib.net/", "zlib"),
    Embedded("bzip2", "bzip2-1.0.6", "https://sourceware.org/bzip2/", "bzip2"),
    Embedded("liblzma", "0BSD", "https://tukaani.org/xz/", "xz"),
    Embedded("SQLite", "blessing", "https://sqlite.org/copyright.html", "sqlite"),
    Embedded("Zstandard", "BSD-3-Clause", "https://github.com/facebook/zstd", "zstd"),
)

IN_MATERIAL = {
    piece.name: piece
    for piece in (
        Embedded("clipboard", "MIT", "https://github.com/zenorocha/clipboard.js", "clipboard"),
        Embedded("escape-html", "MIT", "https://github.com/component/escape-html", "escape-html"),
        Embedded("focus-visible", "W3C", "https://github.com/WICG/focus-visible", "focus-visible"),
        Embedded("good-listener", "MIT", "https://github.com/zenorocha/good-listener", "clipboard"),
        Embedded("lunr", "MIT", "https://github.com/olivernn/lunr.js", "lunr"),
        Embedded("material-design-color", "MIT", "https://github.com/mrmlnc/material-color", "material-design-color"),
        Embedded("rxjs", "Apache-2.0", "https://github.com/ReactiveX/rxjs", "rxjs"),
        Embedded("select", "MIT", "https://github.com/zenorocha/select", "clipboard"),
        Embedded("tiny-emitter", "MIT", "https://github.com/scottcorgan/tiny-emitter", "tiny-emitter"),
        Embedded("tslib", "0BSD", "https://github.com/microsoft/tslib", "tslib"),
    )
}
