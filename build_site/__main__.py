import os
import sys

from build_site.cli import main

code = main()
sys.stdout.flush()
sys.stderr.flush()
# To give back the memory of a large collection, object by object, takes as long as building a small one.
os._exit(code)
