"""The built functions and layers as archives in the emulated S3, by the SAM CLI itself."""

import os
import subprocess
from pathlib import Path

from localcloud.cloud.aws import Aws
from localcloud.cloud.requirements import sam_program
from localcloud.cloud.settings import BUILT_TEMPLATE, aws_environment
from localcloud.servers.process import last_lines

BUCKET = "nutrition-artifacts"
_SECONDS = 300


class DeploymentFailedError(RuntimeError):
    """The text is for the operator."""


def package(aws: Aws, folder: Path) -> str:
    """The URL of the template with the archives' addresses. Raises DeploymentFailedError."""
    aws.s3.create_bucket(Bucket=BUCKET)
    packaged, log = folder / "packaged.yaml", folder / "package.log"
    command = [str(sam_program(os.environ)), "package", "--template-file", str(BUILT_TEMPLATE), "--s3-bucket", BUCKET]
    with log.open("wb") as output:
        ended = subprocess.run(
            [*command, "--output-template-file", packaged],
            check=False,
            env={**os.environ, **aws_environment(aws.endpoint), "HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            timeout=_SECONDS,
        )
    if ended.returncode:
        raise DeploymentFailedError(f"sam package ended with code {ended.returncode}:\n{last_lines(log)}")
    aws.s3.put_object(Bucket=BUCKET, Key=packaged.name, Body=packaged.read_bytes())  # a template above 51 200 bytes
    return f"{aws.endpoint}/{BUCKET}/{packaged.name}"
