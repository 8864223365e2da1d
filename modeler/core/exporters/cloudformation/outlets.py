"""Log groups and web addresses, in CloudFormation's words."""

from modeler.core.definitions.targets import ApiDestination, Connection, LogGroup, LogPolicy
from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.cloudformation.intrinsic import attribute
from modeler.core.exporters.cloudformation.messaging import Properties
from modeler.core.kernel.canonical import Json, canonical_json

_WRITERS: tuple[Json, ...] = ("delivery.logs.amazonaws.com", "events.amazonaws.com")


def log_group(each: LogGroup, definitions: Definitions) -> Properties:
    """AWS::Logs::LogGroup."""
    return {"LogGroupName": each.name, "RetentionInDays": each.retention_days}


def log_policy(each: LogPolicy, definitions: Definitions) -> Properties:
    """AWS::Logs::ResourcePolicy; its document is a text."""
    here = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:"
    resources: list[Json] = [f"{here}{definitions.resource(group).name}:*" for group in each.groups]
    statement: Json = {
        "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
        "Effect": "Allow",
        "Principal": {"Service": list(_WRITERS)},
        "Resource": resources,
    }
    document = canonical_json({"Version": "2012-10-17", "Statement": [statement]})
    return {"PolicyName": each.name, "PolicyDocument": {"Fn::Sub": document}}


def connection(each: Connection, definitions: Definitions) -> Properties:
    """AWS::Events::Connection; the key itself lies in the secret store and never in a template."""
    key = f"{{{{resolve:secretsmanager:{each.secret}:SecretString:key}}}}"
    return {
        "Name": each.name,
        "AuthorizationType": "API_KEY",
        "AuthParameters": {"ApiKeyAuthParameters": {"ApiKeyName": "x-api-key", "ApiKeyValue": key}},
    }


def api_destination(each: ApiDestination, definitions: Definitions) -> Properties:
    """AWS::Events::ApiDestination."""
    return {
        "Name": each.name,
        "ConnectionArn": attribute(each.connection),
        "HttpMethod": "POST",
        "InvocationEndpoint": each.url,
        "InvocationRateLimitPerSecond": each.calls_per_second,
    }
