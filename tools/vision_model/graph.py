"""Writes EfficientNet-Lite2 as an ONNX graph, batch normalisation folded into the convolutions."""

from collections.abc import Mapping

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from tools.vision_model import architecture
from tools.vision_model.architecture import IMAGE_SIZE, Block, same_padding
from tools.vision_model.checkpoint import Array

OPSET = 17
IR_VERSION = 8
INPUT = "image"
LOGITS = "logits"
FEATURES = "features"


def build_graph(tensors: Mapping[str, Array]) -> ModelProto:
    """The inference graph.

    Input `image` float32 [N, 3, 260, 260], RGB, already normalised; outputs `logits` [N, 1000] in ImageNet-1k order and
    `features` [N, 1280], the pooled activations before the classifier.
    """
    return _GraphWriter(tensors).write()


class _GraphWriter:
    def __init__(self, tensors: Mapping[str, Array]) -> None:
        self._tensors = tensors
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []
        self._size = IMAGE_SIZE

    def write(self) -> ModelProto:
        low, high = self._constant("relu6_low", np.float32(0)), self._constant("relu6_high", np.float32(6))
        self._relu6_bounds = [low, high]
        value = self._relu6(self._convolution(INPUT, "_conv_stem", "_bn0", kernel=3, stride=2))
        for number, block in enumerate(architecture.blocks()):
            value = self._block(value, f"_blocks.{number}", block)
        value = self._relu6(self._convolution(value, "_conv_head", "_bn1"))
        pooled = self._node("GlobalAveragePool", [value], "pooled")
        features = self._node("Flatten", [pooled], FEATURES, axis=1)
        weight = self._constant("_fc.weight", self._tensors["_fc.weight"])
        bias = self._constant("_fc.bias", self._tensors["_fc.bias"])
        self._node("Gemm", [features, weight, bias], LOGITS, transB=1)
        return self._model()

    def _model(self) -> ModelProto:
        graph = helper.make_graph(
            self._nodes,
            "efficientnet-lite2",
            [helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, ["N", 3, IMAGE_SIZE, IMAGE_SIZE])],
            [
                helper.make_tensor_value_info(LOGITS, TensorProto.FLOAT, ["N", architecture.CLASSES]),
                helper.make_tensor_value_info(FEATURES, TensorProto.FLOAT, ["N", architecture.FEATURES]),
            ],
            self._constants,
        )
        return helper.make_model(
            graph,
            producer_name="nutrition tools.vision_model",
            ir_version=IR_VERSION,
            opset_imports=[helper.make_opsetid("", OPSET)],
        )

    def _block(self, value: str, prefix: str, block: Block) -> str:
        hidden = value
        if block.expansion != 1:
            hidden = self._relu6(self._convolution(hidden, f"{prefix}._expand_conv", f"{prefix}._bn0"))
        hidden = self._relu6(
            self._convolution(
                hidden,
                f"{prefix}._depthwise_conv",
                f"{prefix}._bn1",
                kernel=block.kernel,
                stride=block.stride,
                groups=block.channels_in * block.expansion,
            )
        )
        hidden = self._convolution(hidden, f"{prefix}._project_conv", f"{prefix}._bn2")
        return self._node("Add", [hidden, value], f"{prefix}.sum") if block.has_skip else hidden

    def _convolution(
        self, value: str, name: str, norm: str, *, kernel: int = 1, stride: int = 1, groups: int = 1
    ) -> str:
        weight, bias = self._folded(name, norm)
        before, after = same_padding(self._size, kernel, stride)
        self._size = -(-self._size // stride)
        return self._node(
            "Conv",
            [value, self._constant(f"{name}.weight", weight), self._constant(f"{name}.bias", bias)],
            name,
            kernel_shape=[kernel, kernel],
            strides=[stride, stride],
            pads=[before, before, after, after],
            group=groups,
        )

    def _folded(self, name: str, norm: str) -> tuple[Array, Array]:
        variance = self._tensors[f"{norm}.running_var"].astype(np.float64)
        scale = self._tensors[f"{norm}.weight"] / np.sqrt(variance + architecture.BATCH_NORM_EPSILON)
        weight = self._tensors[f"{name}.weight"] * scale[:, None, None, None]
        bias = self._tensors[f"{norm}.bias"] - self._tensors[f"{norm}.running_mean"] * scale
        return weight.astype(np.float32), bias.astype(np.float32)

    def _relu6(self, value: str) -> str:
        return self._node("Clip", [value, *self._relu6_bounds], f"{value}.relu6")

    def _constant(self, name: str, value: Array | np.float32) -> str:
        self._constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def _node(self, operator: str, inputs: list[str], output: str, **attributes: int | list[int]) -> str:
        node = helper.make_node(operator, inputs, [output], name=output)
        node.attribute.extend(helper.make_attribute(key, value) for key, value in sorted(attributes.items()))
        self._nodes.append(node)
        return output
