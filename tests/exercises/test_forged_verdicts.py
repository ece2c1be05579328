"""The wall around learner code: it reaches no answer and no interpreter, and breaks nothing for the next run."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from exercises.submissions import text
from grading import entry

PASSING = (
    "from grading.judge import Judge\n"
    "def check(learner, given):\n"
    "    judge = Judge()\n"
    "    judge.expect(learner.call('f').value == 1, lambda: ['`f()` must be 1.'])\n"
    "    return judge\n"
)


def run(source: str) -> dict:
    return json.loads(entry.run(source))


def check(check_source: str, source: str, given: str = "{}") -> dict:
    return json.loads(entry.check("toy", check_source, source, given))


ROADS_TO_THE_ANSWER = [
    "from grading.nll import nll",
    "import importlib\nnll = importlib.import_module('grading.nll').nll",
    "nll = __import__('grading.nll', fromlist=['nll']).nll",
    "import sys\nnll = sys.modules['grading.nll'].nll",
]


@pytest.mark.parametrize("road", ROADS_TO_THE_ANSWER)
def test_learner_code_cannot_import_the_answer(road):
    said = json.loads(entry.run(road))
    assert not said["ok"]
    assert not said["ours"]
    body = "".join(f"    {line}\n" for line in [*road.splitlines(), "return nll(conditionals)"])
    later = f"def nll(conditionals):\n{body}"
    whole = text("joint-nll", "solution.py") + "\n\n" + later
    verdict = json.loads(entry.check("joint-nll", text("joint-nll", "check.py"), whole, "{}"))
    assert verdict["verdict"] == "not-yet"
    assert json.loads(entry.run("print(1)"))["ok"]


REACHES = {
    "a frame": "import sys\nsys._getframe().f_back\n",
    "a function's globals": "def f():\n    pass\nf.__globals__\n",
    "a name in a string": "getattr(len, '__globals__')\n",
    "the garbage collector": "import gc\n",
    "the import system": "import sys\nsys.meta_path.pop(0)\n",
    "a profile": "from sys import setprofile\n",
    "JavaScript": "from pyodide.code import run_js\n",
}


@pytest.mark.parametrize("code", REACHES.values(), ids=REACHES)
def test_an_answer_that_reaches_into_the_interpreter_is_not_graded(code):
    whole = code + text("joint-nll", "solution.py")
    verdict = json.loads(entry.check("joint-nll", text("joint-nll", "check.py"), whole, "{}"))
    assert verdict["verdict"] == "not-yet"
    assert "reaches into the interpreter" in verdict["text"][0]


@pytest.mark.parametrize(
    "damage",
    [
        "import sys\nsys.meta_path.clear()\nsys.path.clear()\n",
        "import sys\nsys.modules.clear()\n",
        "import sys\nsys.modules['random'] = None\n",
        "import sys\nsys.modules = {}\n",
    ],
)
def test_damage_to_the_import_system_does_not_outlive_the_run(damage):
    entry.run(damage)
    assert json.loads(entry.run("import random, colorsys\nrandom.random()\n")) == {"ok": True}
    solution, check_source = text("joint-nll", "solution.py"), text("joint-nll", "check.py")
    assert json.loads(entry.check("joint-nll", check_source, solution, "{}"))["verdict"] == "correct"


KEPT = """
import sys
from pathlib import Path
from pathlib import Path

sys.path.insert(0, sys.argv[1])
from grading import entry, kept

package = Path(entry.__file__).parent
kept.keep_in_memory(package)
assert not package.exists()
from grading import zoo

assert len(zoo.SPECIMENS) > 16
reads = "import sys, glob\\nseen = [f for f in sys.meta_path if hasattr(f, '_sources')], glob.glob(%r)\\nprint(seen)"
print(entry.run(reads % f"{sys.argv[1]}/**/*.py"))
try:
    entry._checker("broken", "from grading import references_that_do_not_exist")
except ImportError as error:
    print(type(error).__name__)
"""


def test_a_library_kept_in_memory_works_and_is_on_no_disk(tmp_path):
    shutil.copytree(Path(entry.__file__).parent, tmp_path / "grading", ignore=shutil.ignore_patterns("__pycache__"))
    done = subprocess.run([sys.executable, "-c", KEPT, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["([], [])", '{"ok": true}', "ImportError"]
    assert list(tmp_path.iterdir()) == []


LIBRARY = Path(entry.__file__).parents[1]
WRONG = "def f():\n    return 2\n"
FORGES = {
    "a method of the judge": "found.expect = lambda *_: None\n",
    "a new attribute of the judge": "found.__getattribute__ = lambda *_: 1\n",
    "the code of the judge": "found.expect.__code__ = (lambda *_: None).__code__\n",
    "defaults of a function": "found.expect.__defaults__ = (1, 2, 3)\n",
    "what the verdict is written with": "import json\njson._default_encoder.__class__.encode = lambda *_: FORGED\n",
    "what writes it": "import json\njson.dumps = json.encoder.c_make_encoder = lambda *_, **__: FORGED\n",
    "the collector of garbage": "import gc\ngc.callbacks.append(lambda *_: setattr(found, 'expect', print))\n",
    "a hook": "import sys\nsys.addaudithook(lambda *_: setattr(found, 'expect', print))\n",
}
"""What a run may try so that a later check of something wrong passes; `found` is the checker's own class."""


@pytest.mark.parametrize("forge", FORGES.values(), ids=FORGES)
def test_a_run_cannot_make_a_later_check_pass(forge):
    forged = json.dumps({"verdict": "correct", "text": [], "line": None, "maintainer": None})
    road = "import gc\nfound = next(c for c in gc.get_objects() if getattr(c, '__qualname__', '') == 'Judge')\n"
    code = f"FORGED = {forged!r}\n{road}{forge}"
    said = in_a_python_of_its_own([("run", code), ("check", WRONG)])
    assert said[-1]["verdict"] == "not-yet"


def in_a_python_of_its_own(calls: list[tuple[str, str]]) -> list[dict]:
    """What each call says, as JSON on lines of their own; what a hook or a callback leaves ends with that Python."""
    script = (
        "import gc, json, sys\n"
        "from grading import entry\n"
        f"for action, source in json.loads({json.dumps(json.dumps(calls))}):\n"
        f"    said = entry.run(source) if action == 'run' else entry.check('toy', {PASSING!r}, source, '{{}}')\n"
        "    gc.collect()\n"
        "    sys.__stdout__.write(chr(10) + said + chr(10))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=LIBRARY)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
