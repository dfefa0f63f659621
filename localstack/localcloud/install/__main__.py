"""`python3 -m localcloud.install [--dev]`: make `.venv`, install, build the data; does nothing that is done already."""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):  # the MongoDB-wire server has no wheels for later ones
    sys.exit("Python 3.11, 3.12 or 3.13 is needed; this is %d.%d" % sys.version_info[:2])  # noqa: UP031 - old Pythons read this line

from localcloud.install.main import main

sys.exit(main(sys.argv[1:]))
