"""`python -m localcloud.cloud`."""

import sys

from localcloud.cloud.cli import main

sys.exit(main(sys.argv[1:]))
