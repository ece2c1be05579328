"""NumPy as the site ships it, beside NumPy as its makers ship it: the same public names, and words for what is not."""

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from lessonkit.packing.archives import start_archives
from make import numpy_wheel

HERE = Path(__file__).parent
LEFT_OUT = "numpy.f2py"

Names = dict[str, dict[str, int] | str]


def names(stdlib: Path, *archives: Path) -> Names:
    command = [shutil.which("node") or "node", HERE / "names.mjs", numpy_wheel.PYODIDE, stdlib, *archives]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found: Names = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def full() -> Names:
    wheel = numpy_wheel.location(numpy_wheel.wanted())
    return names(numpy_wheel.PYODIDE / "python_stdlib.zip", wheel)


@pytest.fixture(scope="module")
def slim(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Names:
    folder = tmp_path_factory.mktemp("numpy")
    archives = [folder / "numpy-modules.zip", folder / "numpy-libraries.zip"]
    for archive in archives:
        pack = site / "assets/pyodide" / archive.with_suffix(".pack").name
        archive.write_bytes(gzip.decompress(pack.read_bytes()))
    return names(numpy_wheel.PYODIDE / "python_stdlib.zip", *archives)


def test_every_module_has_the_same_public_names_and_docstrings(full: Names, slim: Names) -> None:
    assert len(full) > 100
    assert without_left_out(slim) == without_left_out(full)


def without_left_out(found: Names) -> Names:
    last = LEFT_OUT.rpartition(".")[2]
    return {
        module: said if isinstance(said, str) else {name: length for name, length in said.items() if name != last}
        for module, said in found.items()
        if module != LEFT_OUT
    }


def test_what_is_left_out_says_so(slim: Names) -> None:
    assert slim[LEFT_OUT] == "numpy.f2py is left out of this site's NumPy: nothing in a lesson needs it."


def test_the_archives_have_the_same_bytes_every_time(site: Path, tmp_path: Path) -> None:
    wheel = numpy_wheel.location(numpy_wheel.wanted())
    for archive in start_archives(numpy_wheel.PYODIDE, wheel, tmp_path):
        assert archive.read_bytes() == (site / "assets/pyodide" / archive.name).read_bytes()
