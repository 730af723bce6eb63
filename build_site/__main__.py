"""The program as a process: what `python -m build_site` and the command `case-reviews` run."""

import os
import sys


def run() -> None:
    """Run the command line and end the process with its exit status."""
    try:
        # Importing takes long enough for somebody to press Ctrl+C.
        from build_site.cli import main
    except KeyboardInterrupt:
        print("\nStopped before anything was read.", file=sys.stderr)
        sys.exit(130)
    try:
        status = main()
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        # Whoever read the output, such as `head`, has had enough.
        status = 141
    # To give back the memory of a large collection, object by object, takes as long as building a small one.
    os._exit(status)


if __name__ == "__main__":
    run()
