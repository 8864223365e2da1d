"""The phases of a workshop: which kinds each opens, what everybody does in it, and what the facilitator does.

Source: spec/event-storming.md section 3; Brandolini, Introducing EventStorming, ch. 3 and 8.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.kinds import NoteKind, RegionKind

# What helps to run a workshop stays at hand in every phase.
ALWAYS_OPEN = frozenset({RegionKind.PARKING, RegionKind.BREAKOUT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One step of a workshop. `opens` and `regions` join what earlier phases opened; `minutes` suggests a timer."""

    slug: str
    name: str
    now: str
    guide: str
    minutes: int
    opens: tuple[NoteKind, ...] = ()
    regions: tuple[RegionKind, ...] = ()


CHECK_IN = Phase(
    slug="check_in",
    name="Check-in",
    now="Say who you are and what you hope for. Read the agreements.",
    guide="Let everybody say a sentence. Agree how to work together: everybody is right, nobody has the monopoly on "
    "the truth. Explain domain events, and nothing else yet.",
    minutes=10,
)
NEXT_STEPS = Phase(
    slug="next_steps",
    name="Next steps",
    now="Say what should happen next, and who takes it on.",
    guide="Vote on the one problem to take on first. Write down the decisions. Close with a check-out round, then "
    "share the summary.",
    minutes=15,
)
WALK_THROUGH = Phase(
    slug="walk_through",
    name="Walk-through",
    now="Follow the story aloud, and stop where it does not hold.",
    guide="One narrator for each part, from left to right. Then backwards from the end: what must have happened "
    "before?",
    minutes=30,
)

BIG_PICTURE = (
    CHECK_IN,
    Phase(
        slug="chaotic_exploration",
        name="Chaotic exploration",
        now="Write what happens in the business, in the past tense: one event on each note. No talking yet.",
        guide="Start private writing and the timer. Answer no questions; repeat that an event is in the past tense.",
        minutes=15,
        opens=(NoteKind.EVENT, NoteKind.HOTSPOT, NoteKind.LABEL),
    ),
    Phase(
        slug="timeline",
        name="Enforce the timeline",
        now="Put the events in order, from left to right. Is that one really the same as this one?",
        guide="Ask for order, then for doubles: really the same? Bring lanes and phase lines late. Turn disputes into "
        "hotspots, and park what does not belong here.",
        minutes=30,
        regions=(RegionKind.SWIMLANE, RegionKind.PHASE, RegionKind.THEME),
    ),
    Phase(
        slug="hotspots",
        name="Hotspots",
        now="Mark what is unclear, disputed or risky with a hotspot.",
        guide="Cut long talks short: write it on a hotspot. Let people vote on what matters most.",
        minutes=15,
    ),
    Phase(
        slug="people_and_systems",
        name="People and systems",
        now="Add who takes part, and which system does it.",
        guide="Ask for each event: who is involved, and which system? Look for events that nobody owns.",
        minutes=20,
        opens=(NoteKind.ACTOR, NoteKind.EXTERNAL_SYSTEM),
    ),
    WALK_THROUGH,
    Phase(
        slug="problems_and_opportunities",
        name="Problems and opportunities",
        now="Mark what could be better, and where value is made or lost. Then vote.",
        guide="Ask where money, time or goodwill is won and lost. Give everybody a few dots, and look at the heat.",
        minutes=20,
        opens=(NoteKind.OPPORTUNITY, NoteKind.VALUE),
    ),
    Phase(
        slug="contexts",
        name="Emergent contexts",
        now="Find the few pivotal events, and draw borders where the language changes.",
        guide="Look for pivotal events, for lanes, and for words that change their meaning: there run the borders.",
        minutes=30,
        regions=(RegionKind.CONTEXT,),
    ),
    NEXT_STEPS,
)

PROCESS = (
    CHECK_IN,
    Phase(
        slug="events",
        name="Events",
        now="Lay out the process from its first to its last event.",
        guide="Choose one process. Begin with its end, and ask how it starts.",
        minutes=15,
        opens=(NoteKind.EVENT, NoteKind.HOTSPOT, NoteKind.LABEL),
        regions=(RegionKind.SWIMLANE, RegionKind.PHASE, RegionKind.THEME),
    ),
    Phase(
        slug="commands",
        name="Commands, people and systems",
        now="For each event: which command made it happen, who gave it, and which system handled it?",
        guide="Let no event stand without a cause.",
        minutes=30,
        opens=(NoteKind.COMMAND, NoteKind.ACTOR, NoteKind.EXTERNAL_SYSTEM),
    ),
    Phase(
        slug="policies",
        name="Policies and information",
        now="Whenever this happens, what then? And what must people know to decide?",
        guide="From an event to the next command leads a policy: “whenever …, …”. Ask what is automatic.",
        minutes=30,
        opens=(NoteKind.POLICY, NoteKind.READ_MODEL, NoteKind.SCREEN),
    ),
    WALK_THROUGH,
    Phase(
        slug="problems_and_opportunities",
        name="Problems and opportunities",
        now="Mark what could be better, and where value is made or lost. Then vote.",
        guide="Decide every hotspot, or park it.",
        minutes=20,
        opens=(NoteKind.OPPORTUNITY, NoteKind.VALUE),
    ),
    NEXT_STEPS,
)

DESIGN = (
    CHECK_IN,
    Phase(
        slug="behaviour",
        name="Events and commands",
        now="Lay out commands and the events that they lead to.",
        guide="Start from the process: copy its events and commands here.",
        minutes=20,
        opens=(
            NoteKind.EVENT,
            NoteKind.COMMAND,
            NoteKind.ACTOR,
            NoteKind.EXTERNAL_SYSTEM,
            NoteKind.HOTSPOT,
            NoteKind.LABEL,
        ),
        regions=(RegionKind.SWIMLANE, RegionKind.PHASE, RegionKind.THEME),
    ),
    Phase(
        slug="constraints",
        name="Constraints",
        now="Between a command and its events: which rule decides? Name it last.",
        guide="Leave the constraint blank at first; write its rules, and let the name come from them.",
        minutes=30,
        opens=(NoteKind.AGGREGATE,),
    ),
    Phase(
        slug="reactions",
        name="Policies, information and screens",
        now="Add the reactions, and what people see.",
        guide="Every event that another part reacts to needs a policy or a read model.",
        minutes=30,
        opens=(NoteKind.POLICY, NoteKind.READ_MODEL, NoteKind.SCREEN, NoteKind.OPPORTUNITY, NoteKind.VALUE),
    ),
    Phase(
        slug="contexts",
        name="Contexts",
        now="Draw the bounded contexts around what changes together.",
        guide="Aim for a model that compiles: names, owners, schemas, relationships.",
        minutes=30,
        regions=(RegionKind.CONTEXT,),
    ),
    WALK_THROUGH,
    NEXT_STEPS,
)

PHASES: Mapping[str, tuple[Phase, ...]] = {"big_picture": BIG_PICTURE, "process": PROCESS, "design": DESIGN}


def phases_of(level: str) -> tuple[Phase, ...]:
    """Return the phases of a board's level in their order."""
    return PHASES.get(level, DESIGN)


def phase_named(level: str, slug: str) -> Phase:
    """Return a phase of a level. Raises: Invalid."""
    phases = phases_of(level)
    found = next((phase for phase in phases if phase.slug == slug), None)
    if found is None:
        known = ", ".join(phase.slug for phase in phases)
        raise Invalid(f"“{slug}” is no phase of this board's level.", where="phase", fix=f"Use one of: {known}.")
    return found


def open_kinds(level: str, slug: str | None) -> frozenset[NoteKind | RegionKind]:
    """Return the kinds of notes and regions that a phase and those before it opened.

    Without a phase, and in one that the level does not know (it was changed since), everything is open.
    """
    phases = phases_of(level)
    reached = next((at for at, phase in enumerate(phases) if phase.slug == slug), None)
    if reached is None:
        return frozenset((*NoteKind, *RegionKind))
    opened: set[NoteKind | RegionKind] = set(ALWAYS_OPEN)
    for phase in phases[: reached + 1]:
        opened.update(phase.opens)
        opened.update(phase.regions)
    return frozenset(opened)


def phase_that_opens(level: str, kind: NoteKind | RegionKind) -> Phase | None:
    """Return the first phase that opens a kind, None where no phase of the level does."""
    return next((phase for phase in phases_of(level) if kind in phase.opens or kind in phase.regions), None)
