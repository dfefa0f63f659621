"""Tesseract, a program of its own (Debian's tesseract-ocr with -rus and -eng): lines of text of one picture."""

import io
import os
import shutil
import subprocess

from PIL import Image

from vision.errors import DeadlineError

LANGUAGES = ("rus", "eng")
_ANSWER_SECONDS = 10.0
# One block of text, line by line: a table's name and number stay in one line (measured, decision 0041).
_OPTIONS = ("-l", "+".join(LANGUAGES), "--psm", "6", "--dpi", "300")


class Tesseract:
    """Runs the program once a picture; several threads may share one instance."""

    def __init__(self, program: str) -> None:
        self._program = program
        # A second thread inside one recognition costs more than it gives; workers scale instead.
        self._environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}

    def lines(self, picture: Image.Image, seconds: float) -> list[str]:
        """The lines of text, top to bottom. Raises DeadlineError after `seconds`; the program is then killed."""
        stream = io.BytesIO()
        picture.save(stream, "PPM")
        try:
            done = subprocess.run(  # noqa: S603 - the installed program, fixed arguments, the picture on its input
                [self._program, "stdin", "stdout", *_OPTIONS],
                input=stream.getvalue(),
                capture_output=True,
                timeout=seconds,
                check=False,
                env=self._environment,
            )
        except subprocess.TimeoutExpired as error:
            raise DeadlineError from error
        return done.stdout.decode("utf-8", "replace").splitlines() if done.returncode == 0 else []


def find_tesseract(name: str) -> Tesseract | None:
    """The program under this name or path when it is installed with both languages; None otherwise."""
    program = shutil.which(name)
    if program is None:
        return None
    listed = subprocess.run(  # noqa: S603 - the installed program, fixed arguments
        [program, "--list-langs"], capture_output=True, text=True, timeout=_ANSWER_SECONDS, check=False
    )
    return Tesseract(program) if set(LANGUAGES) <= set(listed.stdout.split()) else None
