"""Asks a module of the browser client what it computes: bundled by esbuild, run by Node.js."""

import json
import os
import shutil
import subprocess
from base64 import b64encode
from typing import Any

from conftest import ROOT

ASK = """
const client = await import("data:text/javascript;base64," + process.env.MODULE);
const plain = (value) => value instanceof Map || value instanceof Set ? [...value] : value;
const answers = JSON.parse(process.env.CALLS).map(([name, ...args]) => plain(client[name](...args)));
console.log(JSON.stringify(answers));
"""


def asked(module: str, calls: list[list[Any]]) -> list[Any]:
    """The answers to calls, each a function's name and its arguments; `module` lies in `overrides/client/pictures`."""
    node = shutil.which("node")
    assert node, "Node.js is needed: run `make test`, which finds or installs it"
    path = f"overrides/client/pictures/{module}"
    command = [str(ROOT / "node_modules/.bin/esbuild"), path, "--bundle", "--format=esm", "--charset=utf8"]
    script = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    env = {**os.environ, "MODULE": b64encode(script).decode(), "CALLS": json.dumps(calls)}
    done = subprocess.run(
        [node, "--input-type=module", "-e", ASK], env=env, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers
