"""The closed choices of the model, with their names on the wire."""

from enum import StrEnum


class NoteKind(StrEnum):
    """What a sticky says it is. A note of a model kind stands for an element; the others are free notes."""

    EVENT = "event"
    COMMAND = "command"
    POLICY = "policy"
    AGGREGATE = "aggregate"
    READ_MODEL = "read_model"
    ACTOR = "actor"
    EXTERNAL_SYSTEM = "external_system"
    HOTSPOT = "hotspot"
    OPPORTUNITY = "opportunity"
    VALUE = "value"
    SCREEN = "screen"
    LABEL = "label"

    @property
    def element_kind(self) -> "ElementKind | None":
        """Return the kind of element that such a note stands for, or None for a free note."""
        return ElementKind(self.value) if self.value in _ELEMENT_KINDS else None

    @property
    def extent(self) -> tuple[float, float]:
        """Return width and height of a new note in board units. Source: spec/event-storming.md section 1."""
        return _EXTENTS.get(self, (120.0, 120.0))


_EXTENTS = {
    NoteKind.POLICY: (240.0, 120.0),
    NoteKind.AGGREGATE: (240.0, 120.0),
    NoteKind.EXTERNAL_SYSTEM: (240.0, 120.0),
    NoteKind.SCREEN: (240.0, 120.0),
    NoteKind.ACTOR: (120.0, 60.0),
    NoteKind.VALUE: (60.0, 60.0),
    NoteKind.LABEL: (160.0, 40.0),
}


class ElementKind(StrEnum):
    """What a thing in the model is."""

    EVENT = "event"
    COMMAND = "command"
    POLICY = "policy"
    AGGREGATE = "aggregate"
    READ_MODEL = "read_model"
    ACTOR = "actor"
    EXTERNAL_SYSTEM = "external_system"


_ELEMENT_KINDS = frozenset(kind.value for kind in ElementKind)


class BoardLevel(StrEnum):
    """How close a board looks at the business: which kinds it offers, never which it holds.

    Source: spec/event-storming.md sections 1 and 2.
    """

    BIG_PICTURE = "big_picture"
    PROCESS = "process"
    DESIGN = "design"

    @property
    def rank(self) -> int:
        """Return 0 for the big picture up to 2 for design."""
        return list(BoardLevel).index(self)

    def offers(self, kind: NoteKind) -> bool:
        """Return whether a board of this level offers notes of a kind."""
        return self in _LEVELS.get(kind, frozenset(BoardLevel))


_LEVELS = {
    NoteKind.OPPORTUNITY: frozenset([BoardLevel.BIG_PICTURE]),
    NoteKind.VALUE: frozenset([BoardLevel.BIG_PICTURE]),
    NoteKind.COMMAND: frozenset([BoardLevel.PROCESS, BoardLevel.DESIGN]),
    NoteKind.POLICY: frozenset([BoardLevel.PROCESS, BoardLevel.DESIGN]),
    NoteKind.READ_MODEL: frozenset([BoardLevel.PROCESS, BoardLevel.DESIGN]),
    NoteKind.SCREEN: frozenset([BoardLevel.PROCESS, BoardLevel.DESIGN]),
    NoteKind.AGGREGATE: frozenset([BoardLevel.DESIGN]),
}


class HotspotState(StrEnum):
    """What has become of a hotspot."""

    OPEN = "open"
    DECIDED = "decided"
    PARKED = "parked"


class RegionKind(StrEnum):
    """What a tape or border on a board means."""

    CONTEXT = "context"
    SWIMLANE = "swimlane"
    PHASE = "phase"
    THEME = "theme"
    PARKING = "parking"
    BREAKOUT = "breakout"


class Subdomain(StrEnum):
    """Which part of the problem space a context serves. Source: Evans, Domain-Driven Design, ch. 15."""

    CORE = "core"
    SUPPORTING = "supporting"
    GENERIC = "generic"


class RelationshipKind(StrEnum):
    """An edge of the context map. Source: Evans, DDD Reference; Vernon, DDD Distilled, ch. 4."""

    UPSTREAM_DOWNSTREAM = "upstream_downstream"
    CUSTOMER_SUPPLIER = "customer_supplier"
    PARTNERSHIP = "partnership"
    SHARED_KERNEL = "shared_kernel"
    SEPARATE_WAYS = "separate_ways"

    @property
    def is_symmetric(self) -> bool:
        """Return whether neither side stands upstream."""
        return self not in (RelationshipKind.UPSTREAM_DOWNSTREAM, RelationshipKind.CUSTOMER_SUPPLIER)


class UpstreamRole(StrEnum):
    """A pattern that the upstream side may play."""

    OPEN_HOST_SERVICE = "open_host_service"
    PUBLISHED_LANGUAGE = "published_language"


class DownstreamRole(StrEnum):
    """A pattern that the downstream side may play."""

    CONFORMIST = "conformist"
    ANTICORRUPTION_LAYER = "anticorruption_layer"


class DownstreamRight(StrEnum):
    """What the downstream side may say about changes of what the upstream offers. Source: Context Mapper, v6.12.

    In this order: is told, is asked, may block, must approve, alone may approve.
    """

    INFLUENCER = "influencer"
    OPINION_LEADER = "opinion_leader"
    VETO_RIGHT = "veto_right"
    DECISION_MAKER = "decision_maker"
    MONOPOLIST = "monopolist"


class Transport(StrEnum):
    """Which service carries a subscription; DEFAULT follows the domain's topology."""

    DEFAULT = "default"
    SNS = "sns"
    EVENTBRIDGE = "eventbridge"


class TopologyChoice(StrEnum):
    """How a domain's events are laid out over topics and buses. Source: spec/definitions.md section 1."""

    TOPIC_PER_EVENT = "topic_per_event"
    TOPIC_PER_CONTEXT = "topic_per_context"
    BUS_PER_DOMAIN = "bus_per_domain"
    BUS_PER_CONTEXT = "bus_per_context"


class Stage(StrEnum):
    """Where a released version of an event stands in its life; without a released version an event is a draft."""

    PUBLISHED = "published"
    DEPRECATED = "deprecated"
    RETIRED = "retired"


class TargetKind(StrEnum):
    """What runs when a subscription's condition holds."""

    LAMBDA = "lambda"
    SQS = "sqs"
    KINESIS = "kinesis"
    STEP_FUNCTIONS = "step_functions"
    SNS = "sns"
    BUS = "bus"
    API_DESTINATION = "api_destination"
    LOGS = "logs"
