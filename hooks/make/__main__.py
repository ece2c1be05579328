import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This project needs Python 3.11 or newer; `%s` is %d.%d.\n"
        "Name a newer one: make serve PYTHON=python3.12" % ((sys.executable,) + tuple(sys.version_info[:2]))
    )

from make import commands
from make.steps import StepFailed

os.environ.pop("PYTHONPATH", None)
try:
    sys.exit(commands.main(sys.argv[1:]))
except StepFailed as failure:
    sys.exit(f"\n✗ {failure}")
except KeyboardInterrupt:
    sys.exit("\nStopped.")
