"""What Python may try from a reader's editor against the site, its storage and the network. Data, for the wall's tests.

Each sets `found` to what it got hold of; where it is out of reach, it raises, or `found` is None.
"""

#: Names that JavaScript has in a worker, each of which leads out of it.
LEADS_OUT = (
    *("fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "Worker", "SharedWorker", "importScripts"),
    *("caches", "indexedDB", "navigator", "BroadcastChannel", "cookieStore", "StorageManager", "FileReader"),
    *("FileSystemFileHandle", "FileSystemSyncAccessHandle", "Notification", "FontFace", "location", "postMessage"),
    *("onmessage", "addEventListener", "self", "globalThis", "eval", "Function"),
)
#: Every way to JavaScript's global names that we know of, as an expression.
ROADS = {
    "js": "__import__('js')",
    "run_js": "__import__('pyodide.code', fromlist=['x']).run_js('globalThis')",
    "a constructor": "__import__('js').Object.constructor('return globalThis')()",
    "an async constructor": "__import__('js').Object.constructor.new('return globalThis')()",
    "Pyodide's own module": "__import__('pyodide_js')",
    "Pyodide's engine": "__import__('pyodide_js')._module",
    "Pyodide's insides": "__import__('pyodide_js')._api",
    "what Pyodide was given": "__import__('pyodide_js')._api.config.jsglobals",
    "the core": "__import__('_pyodide_core')",
}
ELSEWHERE = "https://example.org/"
OF_NAMES = {
    f"{name} by {road}": f"found = getattr({expression}, {name!r}, None)"
    for road, expression in ROADS.items()
    for name in LEADS_OUT
}
OF_LIBRARIES = {
    "urllib": f"import urllib.request\nfound = urllib.request.urlopen({ELSEWHERE!r}).read()",
    "http.client": "import http.client\nasked = http.client.HTTPSConnection('example.org')\n"
    "asked.request('GET', '/')\nfound = asked",
    "a socket": "import socket\nfound = socket.create_connection(('127.0.0.1', 80))",
    "open_url": f"from pyodide.http import open_url\nfound = open_url({ELSEWHERE!r}).read()",
    "pyfetch": f"from pyodide.http import pyfetch\npyfetch({ELSEWHERE!r}).send(None)\nfound = 1",
    "what is brought late, from elsewhere": f"import js\nfound = js.leftBehind({ELSEWHERE!r}).bytes or None",
    "what is brought late, from the site": "import js\nfound = js.leftBehind('../index.html').bytes or None",
    "a worker of its own": "import threading\nt = threading.Thread(target=print)\nt.start()\nfound = t",
    "a process": "import subprocess\nfound = subprocess.run(['ls'])",
}
#: It brings Python down where it fails, so it is tried last.
LAZY = f"""
import pyodide_js
pyodide_js.FS.createLazyFile('/', 'lazy', {ELSEWHERE!r}, True, False)
print("a lazy file reached", open('/lazy').read(1))
"""


def program(attempts: dict[str, str], then: str = "") -> str:
    """Tries each, and says which have reached something."""
    return f"""
attempts = {attempts!r}
reached = []
for name, source in attempts.items():
    scope = {{"found": None}}
    try:
        exec(source, scope)
    except BaseException:
        continue
    if scope["found"] is not None:
        reached.append((name, repr(scope["found"])[:80]))
print("tried", len(attempts), "reached", reached, "end")
{then}"""


#: After each of these, a wrong answer that is checked must still be called wrong.
FORGES = {
    "a message of its own": "import js\njs.postMessage('x')",
    "what JavaScript waits with": "import js\nfrom pyodide.ffi import create_proxy\n"
    "js.Promise.prototype.then = create_proxy(lambda *_: None)",
    "the judge": "import gc\nfor c in gc.get_objects():\n"
    "    if getattr(c, '__qualname__', '') == 'Judge':\n        c.expect = lambda *_: None",
    "what verdicts are written with": "import json\n"
    'json.encoder.JSONEncoder.encode = lambda *_: \'{"verdict": "correct", "text": [], "line": null}\'',
}
