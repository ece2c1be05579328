"""A network that is cut: for a whole process and its children where Linux allows it, else for Python and Node.js."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

NAMESPACE = ("unshare", "--map-root-user", "--net")
NO_PYTHON_SOCKET = """
import socket
def refuse(*arguments):
    raise OSError("the network is cut")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
"""
NO_NODE_SOCKET = """
const { Socket } = require("node:net");
Socket.prototype.connect = () => { throw new Error("the network is cut"); };
"""
CLOSED = "http://127.0.0.1:9"


@dataclass(frozen=True)
class Cut:
    """How: in words, with which command in front, with which variables, and with which Python before any other."""

    how: str
    before: tuple[str, ...] = ()
    env: dict[str, str] = field(default_factory=dict)
    startup: str = ""


def cut(folder: Path) -> Cut:
    """A cut that works on this machine; `folder` takes a script that Node.js starts with, if that is needed."""
    if shutil.which(NAMESPACE[0]) and subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode == 0:
        return Cut("a network namespace without an interface", NAMESPACE)
    script = folder / "cut.cjs"
    script.write_text(NO_NODE_SOCKET)
    proxies = {name: CLOSED for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")}
    guarded = {**proxies, "NODE_OPTIONS": f'--require "{script}"'}
    return Cut("closed proxies, and no socket that connects in Python and Node.js", (), guarded, NO_PYTHON_SOCKET)


def reaches(port: int, python: Path, cut: Cut) -> dict[str, bool]:
    """Whether Python and Node.js reach a server of this machine under the cut."""
    asked = {
        "python": [str(python), "-c", f"import socket; socket.create_connection(('127.0.0.1', {port}), 5)"],
        "node": ["node", "-e", f"require('net').connect({port}, '127.0.0.1', () => process.exit(0))"],
    }
    env = {**os.environ, **cut.env}
    return {
        name: subprocess.run([*cut.before, *command], env=env, capture_output=True, check=False).returncode == 0
        for name, command in asked.items()
    }
