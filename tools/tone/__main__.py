"""`python -m tools.tone --out FILE`: train on data/*.tsv, report ten-fold figures, write the weights; half a minute.

`--rules` lists instead the keywords of the rules that occur in the training messages, the least precise first.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from language.tone.classifier import BIAS, THRESHOLD
from tools.tone.examples import Example, digest, read_examples, rule_figures
from tools.tone.training import TONES, Model, held_out, read, thresholds, train

PRECISION = (
    0.90  # of held-out messages on which the keywords were chosen; about 0.87 where they were not (decision 0054)
)
HEADER = """\
# Weights of the tone classifier: features of language.tone.features, idf, a weight for each tone.
# Source: trained by `python -m tools.tone` on tools/tone/data (own work). Licence: MIT, as the project.
# Made from: sha256 {digest}
"""


def tsv(model: Model, limits: Sequence[float]) -> str:
    """The weights' file; features without weight are left out."""
    lines = ["\t".join(["feature", "idf", *TONES])]
    rows = [*zip(model.features, model.weights, strict=True), (BIAS, model.biases), (THRESHOLD, limits)]
    for feature, weights in rows:
        numbers = [f"{weight:.2f}".replace("-0.00", "0").replace("0.00", "0") for weight in weights]
        if any(number != "0" for number in numbers):
            idf = f"{model.idf[feature]:.2f}" if feature in model.idf else "0"
            lines.append("\t".join([feature.replace(" ", "␣"), idf, *numbers]))
    return HEADER.format(digest=digest()) + "\n".join(lines) + "\n"


def report(examples: Sequence[Example]) -> list[float]:
    """Print the held-out figures of the judged messages; returns the thresholds."""
    judged = np.array([example.judged for example in examples])
    actual = np.array([TONES.index(example.tone) for example in examples])
    probabilities = held_out(examples)
    limits = thresholds(probabilities[judged], actual[judged], PRECISION)
    said = read(probabilities, limits)
    for language in ("ru", "en"):
        of = judged & np.array([example.language == language for example in examples])
        right, spoken = said[of] == actual[of], said[of] != 0
        figures = {
            "likeliest right": (probabilities[of].argmax(axis=1) == actual[of]).mean(),
            "right": right.mean(),
            "says a tone": spoken.mean(),
            "right then": right[spoken].mean(),
            "neutral ones called a tone": spoken[actual[of] == 0].mean(),
        }
        print(
            f"{language}, {of.sum()} held-out messages:", *(f"{name} {value:.3f};" for name, value in figures.items())
        )
    print("thresholds", dict(zip(TONES, limits, strict=True)))
    return limits


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--out", type=Path)
    action.add_argument("--rules", action="store_true")
    arguments = parser.parse_args()
    examples = read_examples()
    if arguments.rules:
        for tone, phrase, tones in sorted(rule_figures(examples), key=lambda each: each[2][each[0]] / each[2].total()):
            print(f"{tones[tone]}/{tones.total()}\t{tone}\t{phrase}")
        return
    limits = report(examples)
    model = train(examples)
    arguments.out.write_text(tsv(model, limits), encoding="utf-8")
    print(f"{len(examples)} messages, {len(model.features)} features")


if __name__ == "__main__":
    main()
