import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036, an older Python gets a sentence, not a traceback
    sys.exit(
        "This project needs Python 3.11 or newer; this is %s.\n"  # noqa: UP031, Python 2 has no other way
        "Name a newer one: make serve PYTHON=python3.12" % sys.version.split()[0]
    )

from make import commands
from make.steps import StepFailed

os.environ.pop("PYTHONPATH", None)
try:
    sys.exit(commands.main(sys.argv[1:]))
except StepFailed as failure:
    sys.exit("\nStopped here. " + str(failure))
except KeyboardInterrupt:
    sys.exit("\nStopped.")
