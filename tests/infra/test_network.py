"""One way in: the API. Nothing else has a public address or listens to strangers."""

from ipaddress import IPv4Network

from tests.support.cloudformation import Deployment, referenced

INSIDE = IPv4Network("10.40.0.0/16")


def test_the_api_is_the_only_way_in(deployment: Deployment) -> None:
    types = {resource["Type"] for resource in deployment.resources.values()}

    assert types.isdisjoint(
        {
            "AWS::Lambda::Url",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::CloudFront::Distribution",
            "AWS::EC2::Instance",
        }
    )
    assert len(deployment.of_type("AWS::ApiGateway::RestApi")) == 1


def test_the_api_has_two_routes_and_no_catch_all(deployment: Deployment) -> None:
    (api,) = deployment.of_type("AWS::ApiGateway::RestApi").values()

    assert {path: [*methods] for path, methods in api["Body"]["paths"].items()} == {
        "/telegram/webhook": ["post"],
        "/health": ["get"],
    }


def test_the_api_is_throttled_and_logs_without_addresses(deployment: Deployment) -> None:
    (stage,) = deployment.of_type("AWS::ApiGateway::Stage").values()
    (settings,) = stage["MethodSettings"]

    assert 0 < settings["ThrottlingRateLimit"] <= settings["ThrottlingBurstLimit"]
    logged = stage["AccessLogSetting"]["Format"]
    assert [*referenced(stage["AccessLogSetting"]["DestinationArn"])] == ["ApiLogs"]
    assert "sourceIp" not in logged
    assert "requestId" in logged


def test_a_body_has_a_limit(deployment: Deployment) -> None:
    assert int(deployment.properties("WebhookFunction")["Environment"]["Variables"]["MAX_BODY_BYTES"]) <= 1024 * 1024


def test_security_groups_let_in_only_from_inside(deployment: Deployment) -> None:
    for name, group in deployment.of_type("AWS::EC2::SecurityGroup").items():
        for rule in group.get("SecurityGroupIngress", []):
            if "CidrIp" in rule:
                assert IPv4Network(rule["CidrIp"]).subnet_of(INSIDE), name
            else:
                assert [*referenced(rule["SourceSecurityGroupId"])] == ["FunctionsSecurityGroup"], name
            assert rule["ToPort"] - rule["FromPort"] <= 1, name


def test_functions_take_no_connections(prod: Deployment) -> None:
    assert "SecurityGroupIngress" not in prod.properties("FunctionsSecurityGroup")


def test_nothing_gets_a_public_address(deployment: Deployment) -> None:
    assert all(not each["MapPublicIpOnLaunch"] for each in deployment.of_type("AWS::EC2::Subnet").values())
    assert all(not each["PubliclyAccessible"] for each in deployment.of_type("AWS::RDS::DBInstance").values())
    for service in deployment.of_type("AWS::ECS::Service").values():
        assert service["NetworkConfiguration"]["AwsvpcConfiguration"]["AssignPublicIp"] == "DISABLED"


def test_public_subnets_hold_only_the_way_out(prod: Deployment) -> None:
    users = {name for name in prod.resources if {"PublicSubnetA", "PublicSubnetB"} & prod.references(name)}

    assert users == {"NatGatewayA", "NatGatewayB", "PublicSubnetARoutes", "PublicSubnetBRoutes"}


def test_what_uses_a_store_is_in_the_network(prod: Deployment) -> None:
    for name in ("Scenarios", "DeadLetters", "Analysis", "Scheduler", "Migrate"):
        subnets = prod.properties(f"{name}Function")["VpcConfig"]["SubnetIds"]
        assert [*referenced(subnets)] == ["PrivateSubnetA", "PrivateSubnetB"]


def test_photos_do_not_leave_the_network(prod: Deployment) -> None:
    """S3 is reached through a gateway of both private subnets, which costs nothing, and not through NAT."""
    endpoint = prod.properties("S3Endpoint")

    assert endpoint["VpcEndpointType"] == "Gateway"
    assert [*referenced(endpoint["RouteTableIds"])] == ["PrivateRoutesA", "PrivateRoutesB"]


def test_containers_run_as_nobody_on_a_read_only_disk(prod: Deployment) -> None:
    for task in prod.of_type("AWS::ECS::TaskDefinition").values():
        (container,) = task["ContainerDefinitions"]
        assert container["User"] == "10001:10001"
        assert container["ReadonlyRootFilesystem"] is True
        assert container["HealthCheck"]["Command"][:3] == ["CMD", "python", "-m"]
