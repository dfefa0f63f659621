"""How the outcome of a deployment is judged."""

from localcloud.cloud.create_stack import Resource, failures, faked

REAL = Resource("UpdatesQueue", "CREATE_COMPLETE", "")
FAKED = Resource(
    "Network", "CREATE_COMPLETE", "Resource type AWS::RDS::DBInstance is not supported but was deployed as a fallback"
)


def test_a_resource_that_is_only_pretended_is_found_though_it_is_complete() -> None:
    assert faked([REAL]) == []
    assert faked([REAL, FAKED, FAKED]) == ["Network"]


def test_a_failed_stack_names_what_failed_and_why() -> None:
    refused = Resource("Role", "CREATE_FAILED", "no such policy")
    silent = Resource("Rule", "CREATE_FAILED", "")

    assert failures([REAL, refused, silent]) == "Role: no such policy; Rule: CREATE_FAILED"
    assert failures([REAL]) == "no reason given"
