"""What plux loads when LocalStack boots; the executor itself is imported when the first function needs it."""

from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor


class ProcessPlugin(RuntimeExecutorPlugin):
    """LAMBDA_RUNTIME_EXECUTOR=process"""

    name = "process"

    def load(self, *_arguments: object, **_keywords: object) -> type[RuntimeExecutor]:
        from lambda_process.executor import ProcessRuntimeExecutor  # see above

        return ProcessRuntimeExecutor
