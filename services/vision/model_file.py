"""Loads the model that `tools.vision_model` built and checks that it is the one its description speaks of."""

import hashlib
from pathlib import Path

import onnxruntime as ort  # type: ignore[import-untyped]  # ships no types
from pydantic import BaseModel, ValidationError

from serving.errors import StartupError

DESCRIPTION_FILE = "model.json"


class Outputs(BaseModel):
    """Names of the graph's outputs."""

    logits: str
    features: str


class Preprocess(BaseModel):
    """How a picture becomes the network's input."""

    size: int
    """Side of the square input, px."""
    crop: float
    """Share of the shorter side that the centre crop keeps."""
    mean: float
    scale: float


class Description(BaseModel):
    """`model.json`, as far as the service needs it."""

    name: str
    version: str
    sha256: str
    input: str
    outputs: Outputs
    preprocess: Preprocess


def load_model(path: Path) -> tuple[Description, ort.InferenceSession]:
    """The model's description and a session that computes on the calling thread.

    Raises StartupError, naming VISION_MODEL_PATH, when a file is missing or they do not belong together.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        description = Description.model_validate_json(path.with_name(DESCRIPTION_FILE).read_bytes())
    except OSError as error:
        raise StartupError(
            f"VISION_MODEL_PATH: cannot read {error.filename}; build it with `python -m tools.vision_model`"
        ) from error
    except ValidationError as error:
        raise StartupError(f"VISION_MODEL_PATH: the {DESCRIPTION_FILE} beside {path} is damaged") from error
    if digest != description.sha256:
        raise StartupError(f"VISION_MODEL_PATH: {path} is not the model that its {DESCRIPTION_FILE} describes")
    return description, _session(path)


def _session(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    # Measured: a second thread inside one inference makes the median worse under load; workers scale instead.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # From the file: from bytes it would keep a second copy of the weights (40 MB, measured).
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
