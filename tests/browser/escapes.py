"""What code in the sandboxed frame may try against the site, in JavaScript and in Python. Data, for `test_share`."""

# Each is the body of an async function; where what it looks for is out of reach, it throws, hangs or gives nothing.
OF_A_SCRIPT = {
    "localStorage": "return localStorage.length",
    "sessionStorage": "return sessionStorage.length",
    "cookies": "return document.cookie",
    "IndexedDB": "return (await indexedDB.databases()).length",
    "opening an IndexedDB": "return await new Promise((found, lost) => { const asked = indexedDB.open('secret'); "
    "asked.onsuccess = () => found(1); asked.onerror = () => lost(asked.error); })",
    "Cache Storage": "return (await caches.keys()).length",
    "private file system": "return (await navigator.storage.getDirectory()).name",
    "service worker": "return await navigator.serviceWorker.getRegistration()",
    "document of the page": "return parent.document.title",
    "variables of the page": "return parent.secret",
    "address of the page": "return parent.location.href",
    "top document": "return top.document.title",
    "leading the page elsewhere": "top.location = 'http://elsewhere.invalid/'; throw new Error('told to')",
    "a window of its own": "return window.open('about:blank').name",
    "fetch of the site": "return (await fetch(SITE)).status",
    "fetch without a check of the answer": "return (await fetch(SITE, { mode: 'no-cors' })).type",
    "fetch of another": "return (await fetch('https://example.org/')).status",
    "XMLHttpRequest": "const asked = new XMLHttpRequest(); asked.open('GET', SITE, false); asked.send(); "
    "return asked.status",
    "WebSocket": "return await new Promise((found, lost) => { const open = new WebSocket('ws://127.0.0.1:9/'); "
    "open.onopen = found; open.onerror = lost; })",
    "EventSource": "return await new Promise((found, lost) => { const open = new EventSource(SITE); "
    "open.onopen = found; open.onerror = lost; })",
    "script of the site": "return importScripts(SITE + 'assets/page.js') ?? 1",
    "module of the site": "return (await import(SITE + 'assets/page.js')) && 'a module'",
    "picture": "return await new Promise((found, lost) => { const asked = new Image(); asked.onload = found; "
    "asked.onerror = lost; asked.src = SITE + 'assets/icon-192.png'; })",
    "worker from an address": "return await new Promise((found, lost) => { const made = new Worker(SITE + "
    "'assets/worker.js'); made.onmessage = found; made.onerror = lost; })",
}
OF_PYTHON = {
    "js.localStorage": "import js\nprint('reach' 'ed', js.localStorage)",
    "js.fetch": "import js\nprint('reach' 'ed', js.fetch)",
    "js.self": "import js\nprint('reach' 'ed', js.self)",
    "a constructor": "import js\nprint('reach' 'ed', js.Object.constructor('return self')())",
    "run_js": "from pyodide.code import run_js\nprint('reach' 'ed', run_js('self.origin'))",
    "pyodide.http": "from pyodide.http import open_url\nprint('reach' 'ed', open_url('/').read())",
    "urllib": "import urllib.request\nprint('reach' 'ed', urllib.request.urlopen('https://example.org/').read())",
    "socket": "import socket\nsocket.create_connection(('127.0.0.1', 80))\nprint('reach' 'ed', 1)",
}
