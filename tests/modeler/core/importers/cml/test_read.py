"""Context Mapper files → our model: every way to write a thing, and a remark for everything that is lost."""

from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from modeler.core.importers.cml.domain import read_cml
from modeler.core.importers.cml.model import model_of
from modeler.core.importers.cml.read import read_file
from modeler.core.importers.imported import Unreadable
from modeler.core.kernel.ids import BoardId, DomainId
from modeler.core.kernel.outcomes import OutcomeOperator
from modeler.core.snapshot.canvas import BusinessModel, Canvas, ContextType, Evolution
from modeler.core.snapshot.designs import Attribute, Part, PartKind, Transition
from modeler.core.snapshot.kinds import DownstreamRight, ElementKind, Subdomain
from modeler.core.snapshot.snapshot import Snapshot

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.cml"))
SEED = UUID(int=5)


def _model(text: str) -> Snapshot:
    return model_of(read_file(text), SEED)[0]


def _remarks(text: str) -> list[str]:
    return [f"{one.line}: {one.problem}" for one in model_of(read_file(text), SEED)[1]]


def _edge(line: str) -> tuple[str, str, str, list[str], list[str]]:
    model = _model(f"ContextMap {{ contains A, B\n {line}\n}} BoundedContext A BoundedContext B")
    (edge,) = model.relationships
    names = {context.id: context.name for context in model.contexts}
    short = {"open_host_service": "ohs", "published_language": "pl", "anticorruption_layer": "acl", "conformist": "cf"}
    roles = [sorted(short[role] for role in side) for side in (edge.upstream_roles, edge.downstream_roles)]
    return edge.kind.value, names[edge.upstream_id], names[edge.downstream_id], *roles


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A -> B", ("upstream_downstream", "A", "B", [], [])),
        ("A <- B", ("upstream_downstream", "B", "A", [], [])),
        ("A [U]->[D] B", ("upstream_downstream", "A", "B", [], [])),
        ("A [PL]-> B", ("upstream_downstream", "A", "B", ["pl"], [])),
        (
            "A [D,ACL]<-[U,OHS,PL] B : Name { exposedAggregates = X, Y }",
            ("upstream_downstream", "B", "A", ["ohs", "pl"], ["acl"]),
        ),
        ("A[OHS] Upstream-Downstream [CF]B", ("upstream_downstream", "A", "B", ["ohs"], ["cf"])),
        ("A[ACL] Downstream-Upstream [PL]B", ("upstream_downstream", "B", "A", ["pl"], ["acl"])),
        ("A [U,S]->[D,C] B", ("customer_supplier", "A", "B", [], [])),
        ("A [C,ACL]<-[S,PL] B", ("customer_supplier", "B", "A", ["pl"], ["acl"])),
        ("A Customer-Supplier B", ("customer_supplier", "B", "A", [], [])),
        ("A [PL] Supplier-Customer [ACL] B", ("customer_supplier", "A", "B", ["pl"], ["acl"])),
        ("A [P]<->[P] B", ("partnership", "A", "B", [], [])),
        ("[P] A <-> B [P]", ("partnership", "A", "B", [], [])),
        ("A Partnership B", ("partnership", "A", "B", [], [])),
        ("A [SK]<->[SK] B", ("shared_kernel", "A", "B", [], [])),
        ("[SK]A<->[SK]B", ("shared_kernel", "A", "B", [], [])),
        ("A Shared-Kernel B { implementationTechnology = \"jar\" }", ("shared_kernel", "A", "B", [], [])),
        ("A <-> B", ("shared_kernel", "A", "B", [], [])),
    ],
)  # fmt: skip
def test_every_way_to_write_a_relationship_is_read(line: str, expected: tuple):
    assert _edge(line) == expected


def test_a_context_brings_its_canvas_its_subdomains_and_its_team():
    model = _model("""
        BoundedContext Claims implements Handling, Paying {
            domainVisionStatement "Handle \\"claims\\"."
            type FEATURE  responsibilities "Check", "Pay"  implementationTechnology = "Java"
            businessModel = "REVENUE, COMPLIANCE"  evolution = CUSTOM_BUILT
        }
        BoundedContext Falcons realizes Claims { type = TEAM }
        Domain Insurance { Subdomain Handling { type = CORE_DOMAIN } Subdomain Paying }
    """)

    (context,) = model.contexts
    assert (context.name, context.purpose, context.subdomain, context.team) == (
        "Claims",
        'Handle "claims".',
        Subdomain.CORE,
        "Falcons",
    )
    assert context.canvas == Canvas(
        subdomains=("Handling", "Paying"),
        business_models=(BusinessModel.REVENUE, BusinessModel.COMPLIANCE),
        evolution=Evolution.CUSTOM_BUILT,
        type=ContextType.FEATURE,
        responsibilities=("Check", "Pay"),
        technology="Java",
    )


@pytest.mark.parametrize(
    ("line", "right", "remarks"),
    [
        ("A [U,S]->[D,C] B { downstreamRights = VETO_RIGHT }", DownstreamRight.VETO_RIGHT, []),
        ("A [U]->[D] B { downstreamRights MONOPOLIST }", DownstreamRight.MONOPOLIST, []),
        ("A [U]->[D] B { downstreamRights = KING }", None, ["KING"]),
        ("A [P]<->[P] B { downstreamRights = INFLUENCER }", None, ["INFLUENCER"]),
        ("A [U]->[D] B { downstreamRights = }", None, []),
    ],
)
def test_the_right_of_the_downstream_is_read_where_it_has_a_sense(line: str, right: str | None, remarks: list[str]):
    text = f"ContextMap {{ contains A, B\n {line}\n}} BoundedContext A BoundedContext B"

    (relationship,) = _model(text).relationships

    assert relationship.downstream_right is right
    assert [remark.split()[3] for remark in _remarks(text)] == remarks


def test_an_aggregate_brings_its_parts_its_states_and_its_events_with_their_schemas():
    model = _model("""
        BoundedContext Claims { Module m { Aggregate Claims { owner = Falcons
            Entity Claim extends @Base { aggregateRoot
                long id key; - List<@Line> lines  private String ^description  HandlingEvent.Type kind
                def void accept(@Claim c) throws X : write [OPEN -> ACCEPTED];
                Repository Claims_ { @Claim find(long id); List<@Claim> findAll; }
            }
            enum State { aggregateLifecycle OPEN, ACCEPTED }
            Service Payer { void pay(@Claim c); submit; }
            DomainEvent ClaimAccepted { long id  - Claim claim nullable  Set<String> tags  DateTime at }
        } } }
    """)

    (aggregate,) = model.elements_of_kind(ElementKind.AGGREGATE)
    (event,) = model.elements_of_kind(ElementKind.EVENT)
    design = model.design(aggregate.id)
    assert design is not None
    assert (design.owner, design.states) == ("Falcons", ("OPEN", "ACCEPTED"))
    assert design.parts == (
        Part(
            kind=PartKind.ENTITY,
            name="Claim",
            is_root=True,
            extends="Base",
            attributes=(
                Attribute(name="id", type="long", is_key=True),
                Attribute(name="lines", type="List<Line>", is_reference=True),
                Attribute(name="description", type="String"),
                Attribute(name="kind", type="HandlingEvent.Type"),
            ),
            operations=("void accept(@Claim c) throws X : write [OPEN -> ACCEPTED]",),
        ),
        Part(
            kind=PartKind.REPOSITORY,
            name="Claims_",
            owner="Claim",
            operations=("@Claim find(long id)", "List<@Claim> findAll"),
        ),
        Part(kind=PartKind.ENUMERATION, name="State", values=("OPEN", "ACCEPTED")),
        Part(kind=PartKind.SERVICE, name="Payer", operations=("void pay(@Claim c)", "submit")),
    )
    assert [(flow.source_id, flow.target_id) for flow in model.flows] == [(aggregate.id, event.id)]
    assert model.events[0].schema == {
        "type": "object",
        "properties": {
            "id": {"type": "integer", "format": "int64"},
            "claim": {"type": "object", "title": "Claim", "$comment": "reference"},
            "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
            "at": {"type": "string", "format": "date-time"},
        },
        "required": ["id", "tags", "at"],
    }


def test_a_flow_brings_commands_policies_operators_and_transitions():
    model = _model("""
        BoundedContext Claims { Aggregate Claims
          Application { Flow F {
            command Submit [initiated by "Customer"] emits event Submitted
            command Accept [triggered by "Clerk"] emits event Looked
            event Submitted + Checked triggers command Accept
            command Accept delegates to Claims [OPEN, NEW -> ACCEPTED X REJECTED] emits event Accepted X Rejected
            operation notify emits event Sent + Logged
        } } }
    """)

    names = {element.id: f"{element.kind.value} {element.name}" for element in model.elements}
    assert sorted((names[flow.source_id], names[flow.target_id]) for flow in model.flows) == [
        ("actor Clerk", "command Accept"),
        ("actor Customer", "command Submit"),
        ("aggregate Claims", "event Accepted"),
        ("aggregate Claims", "event Rejected"),
        ("command Accept", "aggregate Claims"),
        ("command Accept", "event Looked"),
        ("command Submit", "event Submitted"),
        ("command notify", "event Logged"),
        ("command notify", "event Sent"),
        ("event Checked", "policy Whenever Submitted and Checked, Accept"),
        ("event Submitted", "policy Whenever Submitted and Checked, Accept"),
        ("policy Whenever Submitted and Checked, Accept", "command Accept"),
    ]
    operators = {one.name: one.outcome_operator for one in model.elements_of_kind(ElementKind.COMMAND)}
    assert operators["notify"] is OutcomeOperator.AND
    assert model.designs[0].transitions == (
        Transition(
            command="Accept",
            sources=("OPEN", "NEW"),
            targets=("ACCEPTED", "REJECTED"),
            events=("Accepted", "Rejected"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("BoundedContext A { knowledgeLevel = META }", "1: “knowledgeLevel = META” of “A” is not kept."),
        ("BoundedContext A { knowledgeLevel META Aggregate B }", "1: “knowledgeLevel META” of “A” is not kept."),
        ("BoundedContext A\nUseCase B { actor \"x\" }",
         "2: The use case “B” is not kept: our model has no place for it."),
        ("BoundedContext A\nfoo bar { baz }", "2: “foo bar { baz }” is not understood."),
        ("BoundedContext A { Aggregate B { likelihoodForChange = OFTEN } }",
         "1: “likelihoodForChange = OFTEN” of the aggregate “B” is not kept."),
        ("BoundedContext A { Aggregate B { Entity C { String d required } } }", "1: “required” of “C.d” is not kept."),
        ("BoundedContext A { Aggregate B { Command C { int d } } }",
         "1: Of the Command “C”, attribute “d” is not kept."),
        ("BoundedContext A { Aggregate B Aggregate B }",
         "1: A second aggregate “B” of “A” is left out, with its inside."),
        ("ContextMap M { contains A, Z } BoundedContext A",
         "1: “Z” is not defined in this file; an empty context stands for it."),
        ("ContextMap M { A [ACL]->[D] B } BoundedContext A BoundedContext B",
         "1: The role ACL does not fit its side and is left out."),
        ("BoundedContext A { Application { Flow F { event E triggers command C X D } } }",
         "1: That one of C, D is chosen is not kept: the policy sends all of them."),
    ],
)  # fmt: skip
def test_what_has_no_place_or_no_sense_is_remarked_with_its_line(text: str, remark: str):
    assert remark in _remarks(text)


def test_a_broken_part_costs_only_itself():
    model = _model("""
        ContextMap { contains A, B  A ->  }
        BoundedContext A { Aggregate C { Entity { } Entity D { - } ) Entity E { String "x" } } "loose" }
        BoundedContext B { Aggregate F
    """)

    assert [context.name for context in sorted(model.contexts, key=lambda one: one.name)] == ["A", "B"]
    assert {one.name for one in model.elements_of_kind(ElementKind.AGGREGATE)} == {"C", "F"}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_file_of_the_corpus_imports(path: Path):
    text = path.read_text()

    imported = read_cml(text, SEED)
    intents = imported.intents(DomainId(SEED), BoardId(SEED))

    assert len(intents) >= imported.counts["contexts"] == len(set(_declared(text)))
    assert [one.problem for one in imported.skipped if one.problem.endswith("is not understood.")] == []


def test_a_file_without_a_context_is_refused():
    with pytest.raises(Unreadable, match="no bounded context"):
        read_cml("hello", SEED)


WORDS = """
ContextMap BoundedContext Aggregate Entity ValueObject DomainEvent Command enum Service Repository Application Flow
Domain Subdomain Module type contains implements realizes A B C x { } { } ( ) [ ] < > , ; : = - @ . -> <- <-> * + X
command event emits triggers delegates to [U] [D] not key def String List "text" "open /* // ^ ' é 1.5
"""
PIECES = [*WORDS.split(), "\n"]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(some.sampled_from(PIECES), max_size=60))
def test_no_text_makes_the_reader_fail(pieces: list[str]):
    text = " ".join(["BoundedContext Zero", *pieces])

    imported = read_cml(text, SEED)

    assert imported.intents(DomainId(SEED), BoardId(SEED))


@pytest.mark.parametrize("path", CORPUS[::6], ids=lambda path: path.stem)
def test_a_file_cut_anywhere_still_gives_what_stands_before(path: Path):
    text = path.read_text()

    for end in range(0, len(text), 37):
        model, remarks = model_of(read_file(text[:end]), SEED)
        lines = text[:end].count("\n") + 1
        assert all(1 <= remark.line <= lines for remark in remarks)
        assert all(context.name in text[:end] for context in model.contexts)


def _declared(text: str) -> list[str]:
    """The names of contexts by a plain look at the text, teams left out."""
    file = read_file(text)
    return [block.name for block in file.contexts if block.type != "TEAM"]
