"""A trial that meets an instruction which the processor lacks."""

import os
import signal

os.kill(os.getpid(), signal.SIGILL)
