"""Makes the C library give a picture's memory back to the system."""

import contextlib
import ctypes

_M_MMAP_THRESHOLD = -3  # malloc.h of glibc
_THRESHOLD_BYTES = 8 * 1024 * 1024


def return_freed_pictures() -> None:
    """Maps every block of 8 MB or more on its own, so that it is unmapped when it is freed.

    Otherwise glibc raises the threshold to 32 MB and keeps Pillow's 16 MB blocks for each thread: after two pictures
    of 50 megapixels the process stayed at 870 MB instead of 220 MB (decision 0015). Does nothing without glibc.
    """
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _THRESHOLD_BYTES)
