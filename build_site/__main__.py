"""The program as a process: what `python -m build_site` and the command `case-reviews` run."""

import os
import sys

from build_site.core import interrupts


def run() -> None:
    """Run the command line and end the process with its exit status."""
    # Importing takes long enough for somebody to press Ctrl+C.
    interrupts.end_at_once()
    from build_site.cli import main

    interrupts.raise_always()
    try:
        status = main()
        interrupts.end_at_once()
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        # Whoever read the output, such as `head`, has had enough.
        status = 141
    except KeyboardInterrupt:
        # Pressed again, while the first was being told.
        status = interrupts.STATUS
    # To give back the memory of a large collection, object by object, takes as long as building a small one.
    os._exit(status)


if __name__ == "__main__":
    run()
