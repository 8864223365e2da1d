"""Every limit of the services, as data: what the compiler checks, what the engine obeys, and where the figure is from.

Source of every figure: spec/quotas.md and spec/delivery.md; `source` repeats their key (B botocore, L cfn-lint schema,
D AWS documentation, I issue, M memory: assumed).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.quotas import DEFAULT_QUOTAS, Quotas


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit: `compile_time` is checked before an export, `run_time` is what the simulator obeys; None means none."""

    name: str
    compile_time: int | None
    run_time: int | None
    unit: str
    source: str
    is_adjustable: bool = False


def _table(*limits: Limit) -> Mapping[str, Limit]:
    return MappingProxyType({limit.name: limit for limit in limits})


LIMITS: Mapping[str, Limit] = _table(
    Limit("sns.topic_name", 256, None, "characters", "B"),
    Limit("sns.policy_keys", 5, 5, "keys", "D"),
    Limit("sns.policy_combinations", 150, 150, "combinations", "D"),
    Limit("sns.policies_per_topic", 200, None, "filter policies", "D", True),
    Limit("sns.policies_per_account", 10_000, None, "filter policies", "D", True),
    Limit("sns.policy_bytes", 262_144, None, "bytes", "D subscription-filter-policy-constraints"),
    Limit("sns.fifo_subscriptions", 100, None, "subscriptions", "D sns features"),
    Limit("sns.topics", 100_000, None, "topics", "D sns features", True),
    Limit("sns.fifo_topics", 1_000, None, "topics", "D sns features", True),
    Limit("sns.topic_policy_bytes", 30_720, None, "bytes", "D sns-access-policy-language"),
    Limit("sns.raw_attributes", 10, None, "attributes", "M"),
    Limit("sns.message_bytes", 262_144, 262_144, "bytes", "B sns CreateTopic"),
    Limit("sns.immediate_retries", None, 3, "attempts", "U sns-message-delivery-retries"),
    Limit("sns.pre_backoff_retries", None, 2, "attempts", "U sns-message-delivery-retries"),
    Limit("sns.backoff_retries", None, 10, "attempts", "U sns-message-delivery-retries"),
    Limit("sns.post_backoff_retries", None, 100_000, "attempts", "U sns-message-delivery-retries"),
    Limit("events.bus_name", 256, None, "characters", "B/L"),
    Limit("events.rule_name", 64, None, "characters", "B/L"),
    Limit("events.target_id", 64, None, "characters", "B/L"),
    Limit("events.rule_description", 512, None, "characters", "B"),
    Limit("events.pattern", 2048, None, "characters", "D", True),
    Limit("events.rules_per_bus", 300, 300, "rules", "U eb-quota", True),
    Limit("events.buses", 100, None, "buses", "D eb-quota", True),
    Limit("events.bus_policy", 10_240, None, "characters", "D eb-quota", True),
    Limit("events.statement_id", 64, None, "characters", "B/L"),
    Limit("events.archive_name", 48, None, "characters", "B/L"),
    Limit("events.transformer_paths", 100, None, "paths", "B"),
    Limit("events.transformer_template", 8_192, None, "characters", "B"),
    Limit("events.api_destination_name", 64, None, "characters", "B"),
    Limit("events.wildcard_rules_per_bus", 30, None, "rules", "D eb-quota"),
    Limit("events.targets_per_rule", 5, 5, "targets", "M"),
    Limit("events.detail_type", 128, None, "characters", "D/B"),
    Limit("events.source", 256, None, "characters", "M"),
    Limit("events.entry_bytes", 262_144, 1_048_576, "bytes", "B events PutEvents"),
    Limit("events.retry_attempts", 185, 185, "attempts", "B/L E3034"),
    Limit("events.retry_age", 86_400, 86_400, "seconds", "B/L E3034"),
    Limit("events.retry_base", None, 1, "seconds", "M: not published, assumed"),
    Limit("events.retry_cap", None, 480, "seconds", "M: not published, assumed"),
    Limit("sqs.queue_name", 80, None, "characters", "B"),
    Limit("sqs.policy_bytes", 8192, None, "bytes", "D quotas-policies"),
    Limit("sqs.policy_statements", 20, None, "statements", "D quotas-policies"),
    Limit("sqs.visibility", 43_200, 43_200, "seconds", "L"),
    Limit("sqs.retention", 1_209_600, 1_209_600, "seconds", "L"),
    Limit("sqs.in_flight", None, 120_000, "messages", "B sqs"),
    Limit("lambda.function_name", 64, None, "characters", "B"),
    Limit("lambda.policy_bytes", 20_480, None, "bytes", "I serverless#12308"),
    Limit("lambda.permissions_per_function", 40, None, "permissions", "I cdk#18369"),
    Limit("lambda.async_retries", 2, 2, "attempts", "B/L"),
    Limit("lambda.async_first_wait", None, 60, "seconds", "U invocation-async-error-handling"),
    Limit("lambda.async_second_wait", None, 120, "seconds", "U invocation-async-error-handling"),
    Limit("lambda.async_age", 21_600, 21_600, "seconds", "B/L"),
    Limit("lambda.concurrency", None, 1000, "invocations", "U lambda-concurrency", True),
    Limit("kinesis.stream_name", 128, None, "characters", "B"),
    Limit("kinesis.records_per_second", None, 1000, "records a shard", "B kinesis"),
    Limit("kinesis.bytes_per_second", None, 1_048_576, "bytes a shard", "B kinesis"),
    Limit("states.machine_name", 80, None, "characters", "B"),
    Limit("logs.group_name", 512, None, "characters", "B"),
    Limit("iam.inline_policies", 10_240, None, "characters", "I serverless#7643"),
    Limit("iam.role_name", 64, None, "characters", "B"),
    Limit("schemas.schema_name", 385, None, "characters", "M"),
    Limit("schemas.schemas_per_registry", 100, None, "schemas", "M", True),
    Limit("schemas.content", 100_000, None, "characters", "B"),
    Limit("cloudformation.resources", 500, None, "resources", "cfn-lint E3010"),
    Limit("cloudformation.inline_bytes", 51_200, None, "bytes", "D cloudformation-limits"),
    Limit("cloudformation.stored_bytes", 1_048_576, None, "bytes", "D cloudformation-limits"),
)


# Where AWS gives less than elsewhere until somebody asks. Source: spec/quotas.md (M eb-quota).
REGIONAL: Mapping[tuple[str, str], int] = MappingProxyType(
    {
        ("events.rules_per_bus", region): 100
        for region in (
            *("af-south-1", "ap-east-1", "ap-northeast-3", "ap-southeast-3", "eu-south-1", "eu-south-2"),
            *("eu-central-2", "me-central-1", "me-south-1"),
        )
    }
)


def compile_limit(name: str, quotas: Quotas = DEFAULT_QUOTAS) -> int:
    """Return what the compiler holds a definition to: what was raised, else what the Region has.

    Raises: KeyError where the limit is not one of compile time.
    """
    limit = LIMITS[name]
    if limit.compile_time is None:
        raise KeyError(name)
    raised = {each.name: each.value for each in quotas.raised} if limit.is_adjustable else {}
    return raised.get(name, REGIONAL.get((name, quotas.region), limit.compile_time))


def adjustable_limits() -> tuple[Limit, ...]:
    """Return the limits of compile time that AWS raises on request, in the table's order."""
    return tuple(limit for limit in LIMITS.values() if limit.is_adjustable and limit.compile_time is not None)


def require_adjustable(name: str) -> None:
    """Refuse a quota that AWS does not raise. Raises: Invalid."""
    known = [limit.name for limit in adjustable_limits()]
    if name not in known:
        raise Invalid(f"“{name}” is no quota that AWS raises.", where="raised", fix=f"Use one of: {', '.join(known)}.")


def run_limit(name: str) -> int:
    """Return what the engine obeys. Raises: KeyError where the limit is not one of run time."""
    value = LIMITS[name].run_time
    if value is None:
        raise KeyError(name)
    return value
