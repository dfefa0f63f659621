"""Encrypted where it lies and on its way."""

from typing import Any

from tests.support.cloudformation import Deployment


def test_queues_are_encrypted(deployment: Deployment) -> None:
    assert all(queue["SqsManagedSseEnabled"] is True for queue in deployment.of_type("AWS::SQS::Queue").values())


def test_photos_are_encrypted_private_and_forgotten_after_a_day(deployment: Deployment) -> None:
    (bucket,) = deployment.of_type("AWS::S3::Bucket").values()

    assert bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(bucket["PublicAccessBlockConfiguration"]) == 4
    (rule,) = bucket["LifecycleConfiguration"]["Rules"]
    assert (rule["Status"], rule["ExpirationInDays"]) == ("Enabled", 1)


def test_the_bucket_answers_over_tls_only(deployment: Deployment) -> None:
    (policy,) = deployment.of_type("AWS::S3::BucketPolicy").values()
    (statement,) = policy["PolicyDocument"]["Statement"]

    assert (statement["Effect"], statement["Action"], statement["Principal"]) == ("Deny", "s3:*", "*")
    assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert len(statement["Resource"]) == 2


def test_stores_are_encrypted_at_rest(prod: Deployment) -> None:
    assert prod.properties("Database")["StorageEncrypted"] is True
    assert prod.properties("Mongo")["StorageEncrypted"] is True
    assert prod.properties("Redis")["AtRestEncryptionEnabled"] is True
    for repository in prod.of_type("AWS::ECR::Repository").values():
        assert repository["EncryptionConfiguration"]["EncryptionType"]


def test_stores_refuse_plain_text(prod: Deployment) -> None:
    assert prod.properties("DatabaseParameters")["Parameters"]["rds.force_ssl"] == "1"
    assert prod.properties("MongoParameters")["Parameters"]["tls"] == "enabled"
    assert prod.properties("Redis")["TransitEncryptionEnabled"] is True
    assert prod.properties("Redis")["TransitEncryptionMode"] == "required"


def test_functions_check_whom_they_talk_to(prod: Deployment) -> None:
    def text(secret: str) -> str:
        return str(prod.properties(secret)["SecretString"])

    assert "sslmode=verify-full" in text("DatabaseSecret")
    assert "rediss://" in text("RedisSecret")
    assert "tls=true&tlsCAFile=" in text("MongoSecret")
    assert "Invalid" not in text("MongoSecret")


def test_services_and_their_clients_speak_tls(prod: Deployment) -> None:
    for task in prod.of_type("AWS::ECS::TaskDefinition").values():
        (container,) = task["ContainerDefinitions"]
        assert {"Name": "GRPC_TLS_CERTIFICATE", "Value": "PEM"} in container["Environment"]
        assert [secret["Name"] for secret in container["Secrets"]] == ["GRPC_TLS_KEY"]
    for function in ("ScenariosFunction", "DeadLettersFunction"):
        variables = prod.properties(function)["Environment"]["Variables"]
        assert (variables["GRPC_TLS"], variables["GRPC_ROOT_CERTIFICATE"]) == ("true", "PEM")


def test_managed_services_cannot_be_deployed_without_a_certificate(translated: dict[str, Any]) -> None:
    rule = translated["Rules"]["ManagedServicesSpeakTls"]

    assert "GrpcCertificate" in str(rule["Assertions"])


def test_no_secret_stands_in_the_template(translated: dict[str, Any]) -> None:
    """What has a value of its own is generated, or is handed over without being shown."""
    for name in ("DatabaseUrl", "RedisUrl", "MongoUrl", "GrpcPrivateKey", "LlmApiKey"):
        assert translated["Parameters"][name]["NoEcho"] is True
    for function in (each for each in translated["Resources"].values() if each["Type"] == "AWS::Lambda::Function"):
        assert not {"DatabaseUrl", "RedisUrl", "MongoUrl", "LlmApiKey"} & set(
            str(function["Properties"]["Environment"]).split("'")
        )


def test_postgresql_writes_no_row_into_its_log(prod: Deployment) -> None:
    """It is exported to CloudWatch, and the DETAIL of a broken constraint repeats the row."""
    assert prod.properties("DatabaseParameters")["Parameters"]["log_error_verbosity"] == "terse"
