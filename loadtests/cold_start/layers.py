"""How large a layer is for Lambda: zipped, as `sam deploy` zips it."""

import zipfile
from pathlib import Path
from tempfile import TemporaryFile


def zipped_mb(layer: Path) -> float:
    """10⁶ bytes."""
    with TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(layer.rglob("*")):
                archive.write(path, path.relative_to(layer))
        return file.tell() / 1e6
