"""Definitions + scenario + seed → an engine that is ready to run."""

from collections.abc import Callable, Mapping

from modeler.core.conditions.evaluate import evaluate
from modeler.core.definitions.behaviour import Publication
from modeler.core.definitions.eventbridge import Bus, Rule
from modeler.core.definitions.lambdas import Function as FunctionDefinition
from modeler.core.definitions.lambdas import InvokeConfig
from modeler.core.definitions.limits import run_limit
from modeler.core.definitions.resource import LogicalId, Resource
from modeler.core.definitions.sns import Topic, TopicSubscription
from modeler.core.definitions.sqs import Queue as QueueDefinition
from modeler.core.definitions.sqs import QueueUse
from modeler.core.definitions.streams import StateMachine
from modeler.core.definitions.streams import Stream as StreamDefinition
from modeler.core.definitions.targets import ApiDestination, LogGroup
from modeler.core.definitions.topology import Definitions
from simulator.core.delivery.behaviour import Behaviour, clock
from simulator.core.delivery.behaviour import Outlet as EventOutlet
from simulator.core.delivery.functions import Function, Outlet, lambda_record
from simulator.core.delivery.lifecycles import Lifecycles, picks_from
from simulator.core.delivery.matching import ACCOUNT, REGION, concerns, unwanted_by_policy, unwanted_by_rule
from simulator.core.delivery.node import Node, Site
from simulator.core.delivery.queues import Queue
from simulator.core.delivery.residuals import residuals_of
from simulator.core.delivery.retry import Backoff, NextDelay, RetryPhases, backoff_retries, sns_retries
from simulator.core.delivery.routes import Hub, Reason, Route
from simulator.core.delivery.shards import Stream
from simulator.core.engine.chance import Chance
from simulator.core.engine.engine import Engine
from simulator.core.engine.message import Message
from simulator.core.records.record import Place, RecordKind
from simulator.core.scenario.distributions import MICROSECONDS, Draw, Duration, draw_from
from simulator.core.scenario.scenario import Scenario
from simulator.core.sources import start_sources

# SNS → SQS and Lambda; the seconds are the published ones. Source: delivery.md section 1.
SNS_PHASES = RetryPhases(
    immediate=run_limit("sns.immediate_retries"),
    pre=run_limit("sns.pre_backoff_retries"),
    pre_seconds=1.0,
    backoff=run_limit("sns.backoff_retries"),
    backoff_from=1.0,
    backoff_to=20.0,
    post=run_limit("sns.post_backoff_retries"),
    post_seconds=20.0,
)
FUNCTION_WAITS = (run_limit("lambda.async_first_wait"), run_limit("lambda.async_second_wait"))
# A workflow's own retrier: 1 s, doubled each time, three times. Source: delivery.md section 6, assumed.
WORKFLOW_WAITS = (1, 2, 4)
SHARD_PAUSE_SECONDS = 1


def build_world(definitions: Definitions, scenario: Scenario, seed: int) -> Engine:
    """Return an engine with the whole topology in it and every source waiting to start.

    Raises: Invalid where the scenario names what is not in the model.
    """
    engine = Engine(seed, round(scenario.horizon * MICROSECONDS))
    _Builder(engine, definitions, scenario).build()
    return engine


class _Builder:
    """Builds one world; nodes are made when something first leads to them."""

    def __init__(self, engine: Engine, definitions: Definitions, scenario: Scenario) -> None:
        self._engine = engine
        self._definitions = definitions
        self._scenario = scenario
        self._nodes: dict[LogicalId, Node] = {}
        self._policies = {str(route.subscription_id): str(route.policy_id) for route in definitions.routes}
        self._targets = {str(route.subscription_id): route.target for route in definitions.routes}
        self._origins = {str(route.subscription_id): str(route.event_id) for route in definitions.routes}
        self._residuals = residuals_of(definitions)
        self._rules: dict[LogicalId, list[Rule]] = {}
        for rule in definitions.of_type(Rule):
            self._rules.setdefault(rule.bus, []).append(rule)
        self._configs = {config.function: config for config in definitions.of_type(InvokeConfig)}
        self._behaviour: Behaviour | None = None

    def build(self) -> None:
        model = self._definitions.behaviour
        templates = self._scenario.payloads
        outlets = {
            str(each.event_id): EventOutlet(
                each, self._hub(each), templates.get(str(each.event_id), templates.get(each.name, {}))
            )
            for each in model.publications
        }
        pick = picks_from(self._engine.streams)
        self._behaviour = Behaviour(
            self._engine,
            lifecycles=Lifecycles(model.lifecycles, pick),
            pick=pick,
            outlets=outlets,
            handlings={str(each.command_id): each for each in model.handlings},
            reactions={str(each.policy_id): each for each in model.reactions},
            duration=self._draws(self._scenario.circumstances.command, "command"),
        )
        start_sources(self._engine, self._behaviour, definitions=self._definitions, scenario=self._scenario)

    # --- Topics and buses --------------------------------------------------------------------------------------------

    def _hub(self, publication: Publication) -> Hub:
        routes: list[Route] = []
        if publication.topic is not None:
            topic = self._definitions.get(Topic, publication.topic)
            for subscription in self._definitions.of_type(TopicSubscription):
                if subscription.topic == topic.id and self._is_about(subscription, publication):
                    routes.append(self._topic_route(subscription, topic, publication))
        if publication.bus is not None:
            for rule in self._rules_after(publication.bus, publication):
                routes.append(self._rule_route(rule, publication))
        return Hub(routes)

    def _rules_after(self, bus: LogicalId, publication: Publication) -> list[Rule]:
        """Return the subscriptions' rules on a bus and on those that it forwards this event to, in order."""
        here = [rule for rule in self._rules.get(bus, ()) if concerns(rule, publication)]
        onward = {rule.target.resource for rule in here if rule.subscription_id is None}
        found = [rule for rule in here if rule.subscription_id is not None]
        for other in sorted(onward - {bus}):
            # An event that was forwarded once is not forwarded again: each rule names its publisher's bus.
            there = (rule for rule in self._rules.get(other, ()) if rule.subscription_id is not None)
            found += [rule for rule in there if concerns(rule, publication)]
        return sorted(found, key=lambda rule: rule.id)

    def _is_about(self, subscription: TopicSubscription, publication: Publication) -> bool:
        # On a topic for many events, what tells them apart is in the filter policy; the other events' are no news.
        return self._origins.get(str(subscription.subscription_id)) == str(publication.event_id)

    def _topic_route(self, subscription: TopicSubscription, topic: Topic, publication: Publication) -> Route:
        return self._route(
            str(subscription.subscription_id),
            unwanted=unwanted_by_policy(subscription, topic, publication),
            target=subscription.endpoint,
            next_delay=sns_retries(SNS_PHASES),
            has_dead_letters=subscription.dead_letters is not None,
            is_granted=subscription.is_granted,
        )

    def _rule_route(self, rule: Rule, publication: Publication) -> Route:
        subscription = str(rule.subscription_id)
        backoff = Backoff(
            attempts=rule.target.retry.attempts,
            age_seconds=rule.target.retry.age_seconds,
            base_seconds=run_limit("events.retry_base"),
            cap_seconds=run_limit("events.retry_cap"),
        )
        return self._route(
            subscription,
            unwanted=unwanted_by_rule(rule, publication),
            target=rule.target.resource,
            next_delay=backoff_retries(backoff, self._engine.streams.of(subscription, "jitter")),
            has_dead_letters=rule.target.dead_letters is not None,
            is_granted=rule.target.is_granted,
        )

    def _route(
        self,
        subscription: str,
        *,
        unwanted: Reason,
        target: LogicalId,
        next_delay: NextDelay,
        has_dead_letters: bool,
        is_granted: bool,
    ) -> Route:
        place = Place(
            f"subscription:{subscription}", self._origins[subscription], self._policies[subscription], subscription
        )
        circumstances = self._scenario.circumstances
        failing = self._chance(subscription, "handover_failure", circumstances.handover_failure)
        # Without the permission no attempt can succeed, and trying again does not help.
        return Route(
            self._engine,
            place,
            unwanted=unwanted,
            target=self._node(target),
            latency=draw_from(circumstances.handover, self._engine.streams.of(subscription, "handover")),
            handover=failing if is_granted else Chance(1.0, self._engine.streams.of(subscription, "ungranted")),
            next_delay=next_delay if is_granted else lambda failed, age: None,
            has_dead_letters=has_dead_letters,
        )

    # --- Targets -----------------------------------------------------------------------------------------------------

    def _node(self, resource_id: LogicalId) -> Node:
        node = self._nodes.get(resource_id)
        if node is None:
            node = self._nodes[resource_id] = self._new_node(self._definitions.resource(resource_id))
        return node

    def _new_node(self, resource: Resource) -> Node:
        if isinstance(resource, FunctionDefinition):
            return self._function(resource)
        if isinstance(resource, QueueDefinition):
            return self._queue(resource)
        if isinstance(resource, StreamDefinition):
            return self._stream(resource)
        if isinstance(resource, StateMachine):
            return self._workflow(resource)
        if isinstance(resource, ApiDestination):
            return self._web_address(resource)
        if isinstance(resource, Topic | Bus | LogGroup):
            return self._end(resource)
        raise TypeError(f"{type(resource).__name__} {resource.id} is no target.")

    def _function(self, function: FunctionDefinition) -> Node:
        config = self._configs.get(function.id)
        retries = config.retries if config else run_limit("lambda.async_retries")
        age = config.age_seconds if config else run_limit("lambda.async_age")
        arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}"
        node = Function(
            self._engine,
            self._site("function", function.id),
            duration=self._draws(self._scenario.circumstances.function, "function")(function.id),
            errors=self._node_chance(function.id, "function_failure", self._scenario.circumstances.function_failure),
            waits=[wait * MICROSECONDS for wait in FUNCTION_WAITS[:retries]],
            oldest=age * MICROSECONDS,
            react=self._reaction(function.id, tuple(map(str, function.policy_ids))),
            describe=lambda_record(arn, clock, self._engine),
        )
        # Known before its destinations are made: a destination may lead back here.
        self._nodes[function.id] = node
        if config is not None:
            node.send_to(
                on_success=self._outlet(config.on_success.resource) if config.on_success else None,
                on_failure=self._outlet(config.on_failure.resource) if config.on_failure else None,
            )
        return node

    def _outlet(self, resource_id: LogicalId) -> Outlet:
        return Outlet(f"destination:{resource_id}", self._node(resource_id))

    def _queue(self, queue: QueueDefinition) -> Node:
        circumstances = self._scenario.circumstances
        return Queue(
            self._engine,
            self._site("queue", queue.id),
            duration=self._draws(circumstances.consumer, "consumer")(queue.id),
            errors=self._node_chance(queue.id, "consumer_failure", circumstances.consumer_failure),
            visibility=queue.visibility_seconds * MICROSECONDS,
            receives=queue.max_receives if queue.dead_letters is not None else None,
            consumers=circumstances.queue_consumers if queue.use is QueueUse.TARGET else 0,
            react=self._reaction(queue.id, ()),
        )

    def _stream(self, stream: StreamDefinition) -> Node:
        circumstances = self._scenario.circumstances
        return Stream(
            self._engine,
            self._site("stream", stream.id),
            shards=stream.shards,
            # The key is the story's: what belongs together keeps its order.
            key=lambda message: message.correlation,
            duration=self._draws(circumstances.consumer, "consumer")(stream.id),
            errors=self._node_chance(stream.id, "consumer_failure", circumstances.consumer_failure),
            pause=SHARD_PAUSE_SECONDS * MICROSECONDS,
            attempts=None,
            react=self._reaction(stream.id, ()),
        )

    def _workflow(self, machine: StateMachine) -> Node:
        circumstances = self._scenario.circumstances
        return Function(
            self._engine,
            self._site("workflow", machine.id),
            duration=self._draws(circumstances.function, "function")(machine.id),
            errors=self._node_chance(machine.id, "function_failure", circumstances.function_failure),
            waits=[wait * MICROSECONDS for wait in WORKFLOW_WAITS],
            oldest=self._engine.horizon,
            react=self._reaction(machine.id, tuple(map(str, machine.policy_ids))),
        )

    def _web_address(self, address: ApiDestination) -> Node:
        # The rule tries again where a call fails; the address itself is called once a message.
        circumstances = self._scenario.circumstances
        return Function(
            self._engine,
            self._site("address", address.id),
            duration=self._draws(circumstances.function, "function")(address.id),
            errors=self._node_chance(address.id, "function_failure", circumstances.function_failure),
            waits=[],
            oldest=self._engine.horizon,
            react=self._reaction(address.id, ()),
        )

    def _end(self, resource: Topic | Bus | LogGroup) -> Node:
        """Return a node for what hands on by itself: whoever listens there takes each message at once and for good."""
        return Queue(
            self._engine,
            self._site("outside", resource.id),
            duration=lambda: 0,
            errors=Chance(0.0, self._engine.streams.of(resource.id, "outside")),
            visibility=0,
            receives=None,
            consumers=self._scenario.circumstances.queue_consumers,
            react=self._reaction(resource.id, ()),
        )

    # --- What nodes are given ----------------------------------------------------------------------------------------

    def _reaction(self, target: LogicalId, policies: tuple[str, ...]) -> Callable[[Message], None]:
        def react(message: Message) -> None:
            assert self._behaviour is not None
            # A message that came by its subscription is for that policy; one from a destination is for all that run.
            is_direct = self._targets.get(message.subscription) == target
            residual = self._residuals.get(message.subscription) if is_direct else None
            if residual is not None and not evaluate(residual.condition, message.payload):
                self._engine.emit_aside(RecordKind.FILTERED, residual.place, message, detail=residual.reason)
                return
            for policy in (self._policies[message.subscription],) if is_direct else policies:
                self._behaviour.react(policy, message, event=self._origins.get(message.subscription, ""))

        return react

    def _site(self, kind: str, resource_id: LogicalId) -> Site:
        return Site(f"{kind}:{resource_id}", self._policies)

    def _draws(self, duration: Duration, purpose: str) -> Callable[[str], Draw]:
        made: dict[str, Draw] = {}

        def draw(node: str) -> Draw:
            if node not in made:
                made[node] = draw_from(duration, self._engine.streams.of(node, purpose))
            return made[node]

        return draw

    def _node_chance(self, node: LogicalId, name: str, usual: float) -> Chance:
        reached_by = [each for each, target in self._targets.items() if target == node]
        special = [values[name] for each in reached_by if name in (values := self._override(each))]
        chance = Chance(special[0] if special else usual, self._engine.streams.of(node, name))
        for subscription in reached_by:
            self._engine.chances.setdefault(subscription, []).append(chance)
        return chance

    def _chance(self, subscription: str, name: str, usual: float) -> Chance:
        return Chance(self._override(subscription).get(name, usual), self._engine.streams.of(subscription, name))

    def _override(self, subscription: str) -> Mapping[str, float]:
        return self._scenario.overrides.get(subscription, {})
