"""The way in: whatever learner code or a checker does, JSON with a sentence comes back."""

import builtins
import json
import math
import random
import sys

import numpy as np
import pytest

from grading import entry
from grading.guard import PYODIDE_RECURSION_LIMIT

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


def test_run_prints_to_stdout(capsys):
    assert run("if __name__ == '__main__':\n    print('hi')") == {"ok": True}
    assert capsys.readouterr().out == "hi\n"


def test_numpy_scalars_print_plainly(capsys):
    run("import numpy as np\nprint([np.float64(0.06), np.int64(3)])")
    assert capsys.readouterr().out == "[0.06, 3]\n"


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("x = 1\n\n\nprint(y)", 4, "Your code stopped on line 4: NameError: name 'y' is not defined."),
        (
            "def f():\n    return 1 / 0\n\nf()",
            2,
            "Your code stopped on line 2: ZeroDivisionError: division by zero.",
        ),
        ("x = 1\nif x\n    pass", 2, "Python cannot read line 2: expected ':'."),
        (
            "def f():\nreturn 1",
            2,
            "Python cannot read line 2 because of its indentation: expected an indented block",
        ),
        ("if 1:\n    a = 1\n\tb = 2", 3, "indentation"),
        ("if 1:\n        a = 1\n\tb = 2", 3, "mixes tabs and spaces"),
        ("x = (1,\n", 1, "Python cannot read line 1: '(' was never closed."),
        ("x = 1\0", None, "null bytes"),
        ("import sys\nsys.exit(3)", 2, "ended itself on line 2"),
        ("exit()", 1, "ended itself on line 1"),
        ("quit()", 1, "ended itself on line 1"),
        ("name = input('Name? ')", 1, "waited for typed input on line 1, and this page has no keyboard"),
        ("breakpoint()", 1, "waited for typed input on line 1"),
        ("def f(n):\n    return f(n + 1)\nf(0)", 2, "RecursionError, a function kept calling itself"),
        ("raise MemoryError", 1, "ran out of memory on line 1"),
        ("raise KeyboardInterrupt", 1, "interrupted on line 1"),
        ("class Odd(BaseException): pass\nraise Odd('no')", 2, "Your code stopped on line 2: Odd: no."),
        ("raise ExceptionGroup('many', [ValueError('a')])", 1, "ExceptionGroup: many"),
        ("raise GeneratorExit", 1, "GeneratorExit."),
        ("assert 1 == 2", 1, "Your code stopped on line 1: AssertionError."),
        ("class Bad(Exception):\n    def __str__(self): raise ValueError\nraise Bad", 3, "cannot be shown"),
        ("class Bad(Exception):\n    def __str__(self): return 3\nraise Bad", 3, "cannot be shown"),
        ("import numpy as np\nnp.ones(3) @ np.ones(4)", 2, "Your code stopped on line 2: ValueError: matmul"),
        ("import numpy as np\nnp.zeros(10**15)", 2, "ran out of memory on line 2"),
        ("eval('1 +')", 1, "SyntaxError"),
        ("raise SyntaxError('mine')", 1, "Your code stopped on line 1: SyntaxError: mine."),
        ("import nothing_like_it", 1, "ModuleNotFoundError: No module named 'nothing_like_it'."),
        ("raise ValueError('x' * 10**6)", 1, "xxx …"),
        ("raise ValueError('\\ud800')", 1, "ValueError"),
    ],
)
def test_errors_get_a_sentence_and_a_line(source, line, words):
    answer = run(source)
    assert not answer["ok"]
    assert words in answer["error"]["sentence"], answer
    assert answer["error"]["line"] == line


def test_traceback_shows_the_learners_lines_only():
    shown = run("import numpy as np\n\ndef f(x):\n    return np.linalg.inv(x)\n\nf(np.zeros((2, 2)))")["error"][
        "traceback"
    ]
    assert shown.startswith("Traceback (most recent call last):\n")
    assert [line for line in shown.splitlines() if "File" in line] == [
        '  File "your_code.py", line 6, in <module>',
        '  File "your_code.py", line 4, in f',
    ]
    assert "    return np.linalg.inv(x)" in shown
    assert shown.endswith("LinAlgError: Singular matrix\n")


def test_long_tracebacks_are_shortened():
    source = "def f(n):\n    return g(n)\ndef g(n):\n    return f(n)\nf(0)"
    assert len(run(source)["error"]["traceback"].splitlines()) < 60


def test_line_numbers_count_newlines_only():
    shown = run("a = '\u2028\x0c'\r\nprint(y)")["error"]["traceback"]
    assert "line 2, in <module>\n    print(y)" in shown


def test_no_plumbing_is_named_when_there_is_no_keyboard():
    assert run("input()")["error"]["traceback"].splitlines()[-1].startswith("NoKeyboardError: ")


def test_traceback_shows_the_latest_source():
    run("print(a)")
    assert "print(b)" in run("print(b)")["error"]["traceback"]


@pytest.mark.parametrize(
    "source",
    [
        "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
        "class A:\n    def __getattr__(self, n): return self.x\nA().y",
        "class A:\n    def __eq__(self, o): return self == o\nA() == A()",
    ],
)
def test_recursion_stops_early_under_pyodide(monkeypatch, source):
    monkeypatch.setattr(sys, "platform", "emscripten")
    before = sys.getrecursionlimit()
    assert "RecursionError" in run(source)["error"]["sentence"]
    assert sys.getrecursionlimit() == before
    run(f"import sys\nassert sys.getrecursionlimit() == {PYODIDE_RECURSION_LIMIT}")


def test_each_run_has_a_fresh_namespace():
    run("x = 1")
    assert "NameError" in run("print(x)")["error"]["sentence"]


def test_random_numbers_do_not_repeat():
    source = "import random, numpy as np, sys\nsys.drawn = (random.random(), np.random.random())"
    drawn = []
    for _ in range(2):
        random.seed(1)
        np.random.seed(1)
        run(source)
        drawn.append(sys.drawn)
        del sys.drawn
    assert drawn[0][0] != drawn[1][0]
    assert drawn[0][1] != drawn[1][1]


def test_what_learner_code_patches_is_put_back():
    kept = (builtins.print, math.log, np.log, sys.stdout, np.geterr(), np.get_printoptions())
    run(
        "import builtins, math, sys, numpy as np\n"
        "builtins.print = builtins.next = math.log = np.log = sys.stdout = None\n"
        "del builtins.isinstance\nnp.seterr(all='raise')\nnp.set_printoptions(precision=1)\n1 / 0"
    )
    assert (builtins.print, math.log, np.log, sys.stdout, np.geterr(), np.get_printoptions()) == kept
    assert isinstance(1, int)


def test_check_passes_and_fails():
    assert check(PASSING, "def f(): return 1")["verdict"] == "correct"
    answer = check(PASSING, "def f(): return 2")
    assert (answer["verdict"], answer["text"]) == ("not-yet", ["`f()` must be 1."])


def test_learner_exception_in_a_call_is_not_yet_with_its_line():
    answer = check(PASSING, "def f():\n    return y")
    assert answer["verdict"] == "not-yet"
    assert answer["line"] == 2
    assert answer["maintainer"] is None
    assert answer["text"] == [
        "Your code stopped on line 2: NameError: name 'y' is not defined.",
        "The call was `f()`.",
    ]


@pytest.mark.parametrize(
    "source", ["print(y)", "if", "raise SystemExit", "class B(BaseException): pass\nraise B", "input()"]
)
def test_learner_exception_at_top_level_is_not_yet(source):
    answer = check(PASSING, source)
    assert answer["verdict"] == "not-yet"
    assert answer["line"] is not None


def test_exception_through_a_returned_object_is_the_learners():
    source = "class A:\n    def __eq__(self, other):\n        raise ValueError('no')\ndef f(): return A()"
    answer = check(PASSING, source)
    assert answer["verdict"] == "not-yet"
    assert answer["line"] == 3


def test_missing_function_is_not_yet():
    assert "no function `f`" in check(PASSING, "g = 1")["text"][0]


@pytest.mark.parametrize(
    ("check_source", "words"),
    [
        ("from grading.judge import Judge\ndef check(learner, given): return Judge()", "judged no case"),
        ("def check(learner, given): return None", "must return a Judge"),
        ("def check(learner, given): return True", "must return a Judge"),
        ("def check(learner, given):\n    raise KeyError('seed')", "KeyError: 'seed'"),
        ("def check(learner, given): raise SystemExit", "SystemExit"),
        ("def check(learner", "SyntaxError"),
        ("x = 1", "KeyError: 'check'"),
    ],
)
def test_checker_failures_are_our_fault(check_source, words):
    answer = check(check_source, "def f(): return 1")
    assert answer["verdict"] == "our-fault"
    assert "not your fault" in answer["text"][0]
    assert "kept" in answer["text"][0]
    assert words in answer["maintainer"]
    assert answer["line"] is None


def test_broken_given_is_our_fault():
    assert check(PASSING, "def f(): return 1", given="{")["verdict"] == "our-fault"


def test_probe_failures_get_a_sentence():
    answer = json.loads(entry.probe("toy", PASSING, "def f(): return 1", "{}"))
    assert not answer["ok"]
    assert "not your fault" in answer["error"]["sentence"]
    answer = json.loads(entry.probe("toy", "def probe(learner, given): return []", "print(y)", "{}"))
    assert answer["error"]["line"] == 1
