"""LocalStack's runtime executor over an `Environment`: one object for each execution environment."""

import os
import shutil
from pathlib import Path

from localstack import config
from localstack.services.lambda_.invocation.executor_endpoint import StatusErrorException
from localstack.services.lambda_.invocation.lambda_models import ArchiveCode, FunctionVersion, InvocationResult
from localstack.services.lambda_.invocation.runtime_executor import LambdaRuntimeException, RuntimeExecutor

from lambda_process.environment import Environment
from lambda_process.layers import opt_folder, precompile
from lambda_process.messages import InitError, Invocation
from lambda_process.runtime_api import LOOPBACK
from lambda_process.runtime_process import Launch
from lambda_process.settings import process_settings
from lambda_process.variables import Places, process_variables


class ProcessRuntimeExecutor(RuntimeExecutor):
    """Reuse, keep-alive, reserved concurrency, retries, destinations and log groups are LocalStack's own."""

    def __init__(self, id: str, function_version: FunctionVersion) -> None:  # noqa: A002 - LocalStack's name
        super().__init__(id=id, function_version=function_version)
        name = function_version.id.function_name
        self._folder = process_settings().directory / "environments" / f"{name[:40]}-{id}"
        self._environment: Environment | None = None

    @classmethod
    def prepare_version(cls, function_version: FunctionVersion) -> None:
        """Unpack the code and the layers. Raises LambdaRuntimeException with a sentence for the operator."""
        settings, python = process_settings(), _python(function_version)
        for archive in _archives(function_version):
            archive.prepare_for_execution()
        if settings.precompile:
            precompile(_code(function_version), python, settings.directory)
            precompile(_opt(function_version), python, settings.directory)

    @classmethod
    def cleanup_version(cls, function_version: FunctionVersion) -> None:
        """LocalStack deletes the code; /opt stays for other functions with the same layers."""

    @classmethod
    def validate_environment(cls) -> bool:
        return bool(process_settings().python)

    def start(self, env_vars: dict[str, str]) -> None:
        """Raises StatusErrorException, which LocalStack turns into a function error."""
        settings, function = process_settings(), self.function_version.config
        python = _python(self.function_version)
        places = Places(_code(self.function_version), _opt(self.function_version), self._folder / "tmp")
        places.tmp.mkdir(parents=True)
        version = str(function.runtime).removeprefix("python")
        launch = Launch(
            python=python,
            handler=str(function.handler),
            code=places.code,
            environment=process_variables(env_vars, places, version, os.environ),
            log=self._folder / "log",
        )
        self._environment = Environment(
            launch,
            settings.init_seconds,
            version=self.function_version.id.qualifier,
            memory_mb=function.memory_size,
        )
        try:
            self._environment.start()
        except InitError as error:
            raise StatusErrorException("initialisation failed", payload=error.payload) from error

    def invoke(self, payload: dict[str, str]) -> InvocationResult:
        if self._environment is None:
            raise RuntimeError("invoked before it was started")
        invocation = Invocation(
            request_id=payload["invoke-id"],
            payload=payload["payload"].encode(),
            function_arn=payload["invoked-function-arn"],
            trace_id=payload["trace-id"],
            seconds=float(self.function_version.config.timeout),
        )
        limit = int(config.LAMBDA_LIMITS_MAX_FUNCTION_PAYLOAD_SIZE_BYTES)
        outcome, logs = self._environment.invoke(invocation, limit)
        return InvocationResult(invocation.request_id, outcome.payload, is_error=outcome.is_error, logs=logs)

    def stop(self) -> None:
        if self._environment is not None:
            self._environment.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def get_logs(self) -> str:
        return "" if self._environment is None else self._environment.log()

    def get_address(self) -> str:
        return LOOPBACK

    def get_endpoint_from_executor(self) -> str:
        """An address, not a name: boto3 then asks S3 for paths instead of host names."""
        return LOOPBACK

    def get_runtime_endpoint(self) -> str:
        """Where LocalStack's own init program would report; nobody uses it here."""
        return f"http://{LOOPBACK}:{config.GATEWAY_LISTEN[0].port}/_localstack_lambda/{self.id}"


def _archives(function_version: FunctionVersion) -> list[ArchiveCode]:
    code = function_version.config.code
    if code is None:
        raise LambdaRuntimeException("the process executor runs zip archives only, no images")
    return [code, *(layer.code for layer in function_version.config.layers or [])]


def _code(function_version: FunctionVersion) -> Path:
    return Path(_archives(function_version)[0].get_unzipped_code_location())


def _opt(function_version: FunctionVersion) -> Path:
    layers = [Path(archive.get_unzipped_code_location()) for archive in _archives(function_version)[1:]]
    return opt_folder(layers, process_settings().directory)


def _python(function_version: FunctionVersion) -> Path:
    try:
        return process_settings().interpreter(function_version.config.runtime or "")
    except ValueError as error:
        raise LambdaRuntimeException(str(error)) from error
