"""The program as a process: what `python -m build_site` and the command `case-reviews` run."""

import gc
import os
import signal
import sys
from contextlib import suppress


def run() -> None:
    """Run the command line and end the process with its exit status."""
    # Importing takes long enough for somebody to press Ctrl+C. At first even the line that it ends with is to be read.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from build_site.core import interrupts

    interrupts.end_at_once()
    # A run makes many small objects and frees few: collecting them costs a third of the time.
    gc.disable()
    from build_site.cli import main
    from build_site.core.child_process import end_children

    interrupts.raise_always()
    try:
        try:
            status = main()
            interrupts.end_at_once()
            sys.stdout.flush()
            sys.stderr.flush()
        except KeyboardInterrupt as stopped:
            interrupts.end_at_once()
            end_children()
            with suppress(OSError):
                sys.stdout.flush()
            interrupts.end(stopped)
    except BrokenPipeError:
        # Whoever read the output, such as `head`, has had enough.
        status = 141
    except KeyboardInterrupt as again:
        interrupts.end(again)
    # To give back the memory of a large collection, object by object, takes as long as building a small one.
    os._exit(status)


if __name__ == "__main__":
    run()
