"""`python -m language.health_check`: exit status 0 when the service here is serving, 1 with a line if not."""

from language.settings import Settings
from serving import health_check

if __name__ == "__main__":
    health_check.main("language", Settings)
