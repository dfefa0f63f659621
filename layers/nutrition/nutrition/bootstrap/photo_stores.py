"""Where this deployment keeps photos. Imports are inside, so that a cold start pays for one of the two only."""

from nutrition.ports.photo_store import NothingKept, PhotoStore
from nutrition.settings import PhotoSettings


def photo_store(settings: PhotoSettings) -> PhotoStore:
    """S3 when a bucket is named, else a folder; with neither nothing is kept. Makes no connection."""
    if settings.photos_bucket:
        from nutrition.adapters.aws.photos import S3Photos

        return S3Photos(settings.photos_bucket)

    if settings.photos_dir:
        from nutrition.adapters.files.photos import FilePhotos

        return FilePhotos(settings.photos_dir)

    return NothingKept()
