"""The summary as Markdown."""

from datetime import UTC, datetime, timedelta

from modeler.core.facilitation.summary import PhaseSpan, Summary, Told, Vote, Word, as_markdown

AT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
NOTHING: dict[str, tuple] = dict.fromkeys(
    (
        "phases",
        "people",
        "facilitators",
        "agreements",
        "decisions",
        "hotspots",
        "opportunities",
        "votes",
        "events",
        "parked",
        "words",
    ),
    (),
)


def _summary(**parts) -> Summary:
    return Summary(board="Wall", domain="Orders", at=AT, **{**NOTHING, **parts})


def test_an_empty_workshop_has_a_title_and_no_sections():
    assert as_markdown(_summary()) == "# Wall\n\nSummary of a workshop on Orders, 2026-05-04 12:00 UTC.\n"


def test_sections_stand_in_the_order_in_which_people_ask_for_them():
    text = as_markdown(
        _summary(
            decisions=("Pay first",),
            hotspots=(Told(text="Who pays?", votes=3, state="open"), Told(text="Why?", votes=1)),
            votes=(Vote("What first?", (Told(text="Who pays?", votes=3),)),),
            events=(Told(text="Order placed", is_pivotal=True, context="Sales"), Told(text="Parcel sent")),
            words=(Word("Order", "What a customer asks for", "Sales"),),
            phases=(PhaseSpan("Check-in", AT, AT + timedelta(minutes=10)), PhaseSpan("Timeline", AT, None)),
            people=("Ada", "Gil"),
            facilitators=("Ada",),
        )
    )

    assert text.split("\n\n", 2)[2] == (
        "## Decisions\n\n- Pay first\n\n"
        "## Hotspots\n\n- Who pays? (3 dots, open)\n- Why? (1 dot)\n\n"
        "## Vote: What first?\n\n- Who pays? (3 dots)\n\n"
        "## Events in order\n\n1. Order placed (pivotal, Sales)\n2. Parcel sent\n\n"
        "## Glossary\n\n- **Order** (Sales): What a customer asks for\n\n"
        "## Phases\n\n- Check-in: 12:00 to 12:10, 10 min\n- Timeline: since 12:00\n\n"
        "## People\n\n- Ada (facilitator)\n- Gil\n"
    )


def test_what_people_wrote_is_no_markup():
    text = as_markdown(_summary(events=(Told(text="<b>Order</b>\n# placed *now*"),)))

    assert text.endswith("1. \\<b\\>Order\\</b\\> \\# placed \\*now\\*\n")
