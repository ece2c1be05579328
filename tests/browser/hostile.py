"""Programs that misbehave, each with words of the message it must end in. Data, for the test beside it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hostile:
    """`says`: what the page must show. `stop`: it never ends on its own, so Stop is pressed once it says so."""

    name: str
    code: str
    says: str
    stop: bool = False


RECURSIONS = {
    "repr": "class A:\n    def __repr__(self):\n        return repr(self)\nrepr(A())\n",
    "getattr": "class A:\n    def __getattr__(self, name):\n        return getattr(self, name + 'x')\nA().y\n",
    "eq": "class A:\n    def __eq__(self, other):\n        return other == self\nA() == A()\n",
    "sort key": "def key(x):\n    return sorted([x, x], key=key)\nsorted([1, 2], key=key)\n",
    "function": "def f(n):\n    return f(n + 1)\nf(0)\n",
    "property": "class A:\n    @property\n    def x(self):\n        return self.x\nA().x\n",
}

HOSTILE = [
    Hostile("endless loop", "print('on')\nwhile True:\n    pass\n", "on", stop=True),
    Hostile(
        "endless loop that catches everything",
        "print('on')\nwhile True:\n    try:\n        pass\n    except BaseException:\n        pass\n",
        "on",
        stop=True,
    ),
    Hostile("endless sleep", "import time\nprint('on')\ntime.sleep(1e9)\n", "on", stop=True),
    Hostile("endless flood", "while True:\n    print('x' * 70)\n", "the output is cut here", stop=True),
    Hostile(
        "flood without newlines", "while True:\n    print('x', end='')\n", "the rest of this line is cut", stop=True
    ),
    Hostile("flood of lines", "for i in range(100_000):\n    print(i)\n", "cut here, at 10,000 lines"),
    Hostile("one line of 50 MB", "print('x' * 50_000_000)\n", "the rest of this line is cut"),
    Hostile("memory bomb", "x = []\nwhile True:\n    x.append(bytearray(10_000_000))\n", "memory"),
    Hostile("giant array", "import numpy as np\nnp.ones((100_000, 100_000))\n", "line 2"),
    *(Hostile(f"recursion: {name}", code, "kept calling itself") for name, code in RECURSIONS.items()),
    Hostile("nested data", "x = []\nfor _ in range(100_000):\n    x = [x]\nrepr(x)\n", "brought Python down"),
    Hostile("os._exit", "import os\nos._exit(3)\n", "brought Python down"),
    Hostile("os.abort", "import os\nos.abort()\n", "brought Python down"),
    Hostile("sys.exit", "import sys\nsys.exit()\n", "ended itself"),
    Hostile("input", "name = input('who? ')\n", "no keyboard"),
    Hostile("breakpoint", "breakpoint()\n", "no keyboard"),
    Hostile("KeyboardInterrupt", "raise KeyboardInterrupt\n", "KeyboardInterrupt"),
    Hostile("BaseException", "class Odd(BaseException):\n    pass\nraise Odd('odd')\n", "odd"),
    Hostile(
        "unprintable exception", "class E(Exception):\n    def __str__(self):\n        1 / 0\nraise E\n", "stopped"
    ),
    Hostile("huge exception", "raise ValueError('y' * 10_000_000)\n", "ValueError"),
    Hostile("patched print", "import builtins\nbuiltins.print = None\n", "printed nothing"),
    Hostile("print of one's own", "print = len\nprint('abc')\n", "printed nothing"),
    Hostile("threads", "import threading\nthreading.Thread(target=print).start()\n", "thread"),
    Hostile("subprocess", "import subprocess\nsubprocess.run(['ls'])\n", "Error"),
    Hostile("the page's document", "import js\njs.document.title\n", "AttributeError"),
    Hostile("forged message", "import js\njs.postMessage('x')\n", "AttributeError"),
    Hostile("closed worker", "from pyodide.code import run_js\nrun_js('self.close()')\n", "ImportError"),
    Hostile("deaf worker", "from pyodide.code import run_js\nrun_js('self.onmessage = null')\n", "ImportError"),
    Hostile("JavaScript loop", "from pyodide.code import run_js\nrun_js('for (;;) {}')\n", "ImportError"),
    Hostile(
        "callback that strikes later",
        "import asyncio\n\ndef loop():\n    while True:\n        pass\n\n"
        "asyncio.get_event_loop().call_later(0.1, loop)\nprint('on')\n",
        "on",
    ),
    Hostile("syntax error", "def f(:\n    pass\n", "line 1"),
    Hostile("tabs and spaces", "if True:\n\tx = 1\n        y = 2\n", "line 3"),
    Hostile("brackets without end", "x = " + "(" * 3000 + "\n", "brought Python down"),
    Hostile("names in other alphabets", "π = 3\nдва = 2\nprint(π + два)\n", "5"),
    Hostile("lone surrogate", "print('\\ud800')\n", "ud800"),
    Hostile(
        "markup", "print('<img src=x onerror=alert(1)><script>alert(1)</script>')\n", "<img src=x onerror=alert(1)>"
    ),
    Hostile("markup in an exception", "raise ValueError('<b onmouseover=alert(1)>')\n", "<b onmouseover=alert(1)>"),
    Hostile("stdout closed", "import sys\nsys.stdout.close()\n", "printed nothing"),
    Hostile("stdout thrown away", "import sys\nsys.stdout = sys.stderr = None\n", "printed nothing"),
    Hostile("stdout of one's own", "import sys, io\nsys.stdout = io.StringIO()\nprint('lost')\n", "printed nothing"),
    Hostile("io.StringIO patched", "import io\nio.StringIO = 5\n", "printed nothing"),
    Hostile("modules cleared", "import sys\nsys.modules.clear()\n", ""),
    Hostile("grading removed", "import sys\nsys.modules['grading.entry'] = None\n", "printed nothing"),
    Hostile("linecache broken", "import linecache\nlinecache.cache = None\n", ""),
    Hostile("audit hook", "import sys\nsys.addaudithook(lambda *event: 1 / 0)\n", ""),
    Hostile("builtins deleted", "del __builtins__\n", "printed nothing"),
    Hostile("NumPy patched", "import numpy as np\nnp.log = np.array = None\n", "printed nothing"),
]
