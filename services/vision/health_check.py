"""`python -m vision.health_check`: exit status 0 when the service here is serving, 1 with a line if not."""

from serving import health_check
from vision.settings import Settings

if __name__ == "__main__":
    health_check.main("vision", Settings)
