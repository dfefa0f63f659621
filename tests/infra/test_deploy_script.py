"""`tools/deploy.sh` against commands that record how they are called: what it does, in which order, what it refuses."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.infra.conftest import ROOT

OUTPUTS = {
    "ApiId": "a1",
    "VisionRepositoryUri": "1.dkr.example/vision",
    "LanguageRepositoryUri": "1.dkr.example/language",
    "MigrateFunctionName": "migrate",
    "TelegramSecretArn": "arn:telegram",
    "HealthUrl": "https://api.example/v1/health",
    "WebhookUrl": "https://api.example/v1/telegram/webhook",
    "WebhookSecretArn": "arn:webhook",
}
AWS = """#!/usr/bin/env bash
echo "aws $*" >> "$CALLS"
case "$1 $2" in
  "sts get-caller-identity") exit "${NO_CREDENTIALS:-0}" ;;
  "cloudformation describe-stacks")
    [ -f "$DEPLOYED" ] || exit 1
    all="$*"; key=${all#*OutputKey==\\'}; key=${key%%\\'*}
    python3 -c 'import json, os, sys; print(json.loads(os.environ["OUTPUTS"]).get(sys.argv[1], ""))' "$key" ;;
  "ecr describe-images") exit 1 ;;
  "ecr get-login-password") echo password ;;
  "secretsmanager get-secret-value") echo '{"telegram_webhook_secret": "from-aws"}' ;;
  "lambda invoke") echo "${MIGRATION_ERROR:-None}" ;;
esac
"""
SAM = """#!/usr/bin/env bash
all="$*"; file=${all#*file://}; file=${file%% *}
keys=$(grep -c "^Grpc" "$file")
echo "sam deploy $(wc -l < "$file") lines, $keys keys, $(grep ImageTag "$file")" >> "$CALLS"
touch "$DEPLOYED"
"""
DOCKER = """#!/usr/bin/env bash
echo "docker $*" >> "$CALLS"
case "$1" in image) exit 1 ;; login) cat > /dev/null ;; esac
"""
RECORD = """#!/usr/bin/env bash
echo "$(basename "$0") $*" >> "$CALLS"
"""


class Project:
    """A copy of what the script reads, and commands that only record."""

    def __init__(self, path: Path) -> None:
        self._path, self._calls = path, path / "calls"
        (path / "tools").mkdir()
        shutil.copy(ROOT / "tools" / "deploy.sh", path / "tools")
        (path / ".aws-sam" / "build").mkdir(parents=True)
        (path / ".aws-sam" / "build" / "template.yaml").touch()
        (path / "bin").mkdir()
        commands = {"aws": AWS, "sam": SAM, "docker": DOCKER, "curl": RECORD, "register": RECORD}
        for name, text in commands.items():
            (path / "bin" / name).write_text(text, encoding="utf-8")
            (path / "bin" / name).chmod(0o755)

    def deploy(self, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "tools/deploy.sh"],  # noqa: S607 - the project's own script
            cwd=self._path,
            env={
                "PATH": f"{self._path}/bin:{os.environ['PATH']}",
                "CALLS": str(self._calls),
                "DEPLOYED": str(self._path / "deployed"),
                "OUTPUTS": json.dumps(OUTPUTS),
                "SAM": "sam",
                "PYTHON": "register",
                "TAG": "abc123",
                "AWS_REGION": "eu-central-1",
                **environment,
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def calls(self) -> list[str]:
        return self._calls.read_text(encoding="utf-8").splitlines()

    def order(self, *beginnings: str) -> list[str]:
        """Which of the interesting calls were made, in their order."""
        return [
            next(each for each in beginnings if call.startswith(each))
            for call in self.calls()
            if call.startswith(beginnings)
        ]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


STEPS = ("sam deploy", "docker push", "aws secretsmanager put", "aws lambda invoke", "curl", "register")


def test_the_first_deploy_makes_repositories_then_images_then_the_rest(project: Project) -> None:
    ended = project.deploy(TELEGRAM_BOT_TOKEN="1:token")

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines()[-1] == f"deployed: {OUTPUTS['WebhookUrl']}"
    assert project.order(*STEPS) == [
        *("sam deploy", "docker push", "docker push", "aws secretsmanager put"),
        *("sam deploy", "aws lambda invoke", "curl", "register"),
    ]
    tags = [call.rpartition(" ")[2] for call in project.calls() if call.startswith("sam deploy")]
    assert tags == ['""', '"abc123"']


def test_the_next_deploy_updates_once(project: Project) -> None:
    project.deploy()
    first = len(project.calls())
    project.deploy()

    (deployed,) = [call for call in project.calls()[first:] if call.startswith("sam deploy")]
    assert deployed.endswith('0 keys, ImageTag: "abc123"'), "the certificate stays as it was"


def test_images_that_can_ask_bedrock_are_others(project: Project) -> None:
    """Tags cannot be moved: the same commit without the library is another image."""
    project.deploy(BEDROCK="1")

    built = [call for call in project.calls() if call.startswith("docker build")]
    assert len(built) == 2
    assert all("--build-arg BEDROCK=1" in call and "abc123-bedrock ." in call for call in built)


def test_a_new_certificate_is_made_when_asked_for(project: Project) -> None:
    project.deploy()
    first = len(project.calls())
    project.deploy(NEW_CERTIFICATE="1")

    (deployed,) = [call for call in project.calls()[first:] if call.startswith("sam deploy")]
    assert "2 keys" in deployed


def test_neither_token_nor_key_is_on_a_command_line(project: Project) -> None:
    """Other users of a machine can read those."""
    project.deploy(TELEGRAM_BOT_TOKEN="1:token")

    assert "1:token" not in "\n".join(project.calls())
    assert "PRIVATE" not in "\n".join(project.calls())


@pytest.mark.parametrize(
    ("environment", "line"),
    [
        ({"NO_CREDENTIALS": "1"}, "deploy: no AWS credentials (aws configure sso, or AWS_PROFILE=…)"),
        ({"AWS_REGION": ""}, "deploy: no Region: set AWS_REGION"),
    ],
)
def test_what_is_missing_is_said_in_one_line(project: Project, environment: dict[str, str], line: str) -> None:
    ended = project.deploy(**environment)

    assert (ended.returncode, ended.stderr.strip()) == (2, line)
    assert not project.order("sam deploy")


def test_a_failed_migration_stops_before_telegram_is_told(project: Project) -> None:
    ended = project.deploy(TELEGRAM_BOT_TOKEN="1:token", MIGRATION_ERROR="Unhandled")

    assert ended.returncode == 2
    assert ended.stderr.startswith("deploy: the migration failed")
    assert not project.order("register")
