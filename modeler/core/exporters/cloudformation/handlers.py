"""The code that functions are deployed with: it returns what it gets, or translates it and publishes the own event."""

import json

from modeler.core.definitions.eventbridge import Bus
from modeler.core.definitions.lambdas import Function
from modeler.core.definitions.sns import Topic
from modeler.core.definitions.topology import Definitions
from modeler.core.definitions.translations import Wording
from modeler.core.kernel.canonical import Json, canonical_json

_TRANSLATOR = '''

import json
import uuid
from datetime import datetime, timezone

import boto3

WORDINGS = json.loads({wordings!r})


def take(fields, path):
    for name in path.split("."):
        fields = fields[name]
    return fields


def put(own, path, value):
    *way, last = path.split(".")
    for name in way:
        own = own.setdefault(name, {{}})
    own[last] = value


def translate(wording, event):
    # A KeyError is an event that cannot be translated: the invocation fails and ends in the dead letters.
    if wording["words"] is None:
        return event
    own = {{}}
    for word in wording["words"]:
        put(own, word["target"], take(event, word["source"]) if word["source"] else word["constant"])
    known = event.get("metadata", {{}})
    own["metadata"] = {{"correlationId": known.get("correlationId"), "causationId": known.get("eventId")}}
    return own


def handler(event, context):
    told = event.get("metadata", {{}}).get("eventType")
    wording = next((each for each in WORDINGS if told in each["from"]), WORDINGS[0])
    own = translate(wording, event)
    now = datetime.now(timezone.utc).isoformat()
    own["metadata"] |= {{"eventId": str(uuid.uuid4()), "eventType": wording["type"], "occurredAt": now, "version": 1}}
    own["metadata"]["producer"] = wording["source"]
    if wording["bus"]:
        entry = {{"EventBusName": wording["bus"], "Source": wording["source"], "DetailType": wording["type"]}}
        boto3.client("events").put_events(Entries=[{{**entry, "Detail": json.dumps(own)}}])
    if wording["topic"]:
        here = context.invoked_function_arn.split(":")
        topic = ":".join(["arn", here[1], "sns", here[3], here[4], wording["topic"]])
        attributes = {{
            name: {{"DataType": "Number" if name == "version" else "String", "StringValue": str(own["metadata"][name])}}
            for name in ("correlationId", "eventType", "version")
        }}
        attributes["source"] = {{"DataType": "String", "StringValue": wording["source"]}}
        boto3.client("sns").publish(TopicArn=topic, Message=json.dumps(own), MessageAttributes=attributes)
    return own
'''


def handler_of(each: Function, definitions: Definitions) -> str:
    """Return the Python text of a function's module "index"."""
    names = sorted(reference.name for reference in each.provenance if reference.kind == "element")
    told = " ".join(", ".join(names).split()).replace("\\", "").replace('"', "'")[:200]
    if each.wordings:
        wordings = canonical_json([_wording(wording, definitions) for wording in each.wordings])
        return f'"""{told}"""' + _TRANSLATOR.format(wordings=wordings)
    return f'def handler(event, context):\n    """{told}"""\n    return event\n'


def _wording(wording: Wording, definitions: Definitions) -> Json:
    words: list[Json] = [
        {"target": word.target, "source": word.source, "constant": _constant(word.constant)} for word in wording.words
    ]
    known = definitions.behaviour.publication(wording.event_id)
    return {
        # What arrives in own words already says its own type; what does not says the foreign one.
        "from": [wording.detail_type] if wording.is_done_on_the_way else [known.detail_type if known else ""],
        "words": None if wording.is_done_on_the_way else words,
        "source": wording.source,
        "type": wording.detail_type,
        "topic": definitions.get(Topic, wording.topic).name if wording.topic else "",
        "bus": definitions.get(Bus, wording.bus).name if wording.bus else "",
    }


def _constant(text: str) -> Json:
    value: Json = json.loads(text) if text else None
    return value
