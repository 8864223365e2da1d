"""The four doors as tests knock on them: each takes the same request and gives the same kind of answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from unittest.mock import patch
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator
from django.test import Client
from django.urls import reverse
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLList, GraphQLNonNull

from modeler.entrypoints.graphql.schema import schema
from modeler.entrypoints.realtime.routing import websocket_urlpatterns
from modeler.models import Change, User


@dataclass(frozen=True)
class Asked:
    """What somebody asks of a domain, whichever door they take."""

    user: User
    domain_id: UUID
    slug: str
    kind: str
    id: UUID
    body: Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """The version that the domain has come to, or the code of the refusal."""

    version: int | None = None
    code: str | None = None


class Door(Protocol):
    def __call__(self, asked: Asked) -> Answer: ...


def rest(asked: Asked) -> Answer:
    client = _client(asked.user)
    request = {"kind": asked.kind, "id": str(asked.id), "body": asked.body}
    response = client.post(f"/api/v1/domains/{asked.domain_id}/intents/", request, "application/json")
    if response.status_code == 201:
        return Answer(version=response.json()["version"])
    assert response["Content-Type"] == "application/problem+json"
    return Answer(code=response.json()["code"])


def graphql(asked: Asked) -> Answer:
    name = asked.kind[:1].lower() + asked.kind[1:]
    field = schema.graphql_schema.mutation_type.fields.get(name)
    arguments = {"domainId": str(asked.domain_id), "id": str(asked.id), **_camel(asked.body)}
    if field is None:
        query, variables = f"mutation {{ {name}(id: 1) {{ change {{ version }} }} }}", {}
    else:
        declared = ", ".join(f"${key}: {field.args[key].type}" for key in arguments)
        passed = ", ".join(f"{key}: ${key}" for key in arguments)
        query = f"mutation ({declared}) {{ {name}({passed}) {{ change {{ version }} }} }}"
        variables = {key: _enums(field.args[key].type, value) for key, value in arguments.items()}
    response = _client(asked.user).post("/graphql/", {"query": query, "variables": variables}, "application/json")
    answer = response.json()
    if "errors" in answer:
        return Answer(code=answer["errors"][0]["extensions"]["code"])
    return Answer(version=answer["data"][name]["change"]["version"])


def page(asked: Asked) -> Answer:
    form = {"intent": str(asked.id), **{key: _form_value(value) for key, value in asked.body.items()}}
    response = _client(asked.user).post(reverse("ask_domain", args=[asked.slug, asked.kind]), form)
    if response.status_code == 302:
        return Answer(version=Change.objects.get(intent_id=asked.id).version)
    return Answer(code=response.context["error"]["code"])


def socket(asked: Asked) -> Answer:
    # The consumer works in the test's own transaction, whose connection it must leave open.
    with patch("channels.db.close_old_connections"):
        return async_to_sync(_over_the_socket)(asked)


DOORS: Mapping[str, Door] = {"rest": rest, "graphql": graphql, "page": page, "socket": socket}


async def _over_the_socket(asked: Asked) -> Answer:
    connection = WebsocketCommunicator(URLRouter(websocket_urlpatterns), f"/ws/domains/{asked.domain_id}/")
    connection.scope["user"] = asked.user
    await connection.connect()
    await connection.send_json_to({"v": 1, "type": "hello", "since": None, "board": None})
    message = await _heard(connection, "snapshot", "error")
    if message["type"] == "snapshot":
        intent = {"v": 1, "type": "intent", "id": str(asked.id), "kind": asked.kind, "body": asked.body}
        await connection.send_json_to(intent)
        message = await _heard(connection, "accepted", "refused")
    await connection.disconnect()
    return Answer(version=message["version"]) if "version" in message else Answer(code=message["error"]["code"])


async def _heard(connection: WebsocketCommunicator, *kinds: str) -> dict[str, Any]:
    while True:
        message: dict[str, Any] = await connection.receive_json_from(timeout=5)
        if message["type"] in kinds:
            return message


def _client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _form_value(value: Any) -> Any:
    """Objects travel through forms as JSON, lists as several values."""

    if isinstance(value, list):
        return [_form_value(item) for item in value]
    return json.dumps(value) if isinstance(value, dict) else str(value)


def _camel(body: Any) -> Any:
    if isinstance(body, list):
        return [_camel(item) for item in body]
    if not isinstance(body, Mapping):
        return body
    return {
        "".join(part.title() if at else part for at, part in enumerate(key.split("_"))): _camel(value)
        for key, value in body.items()
    }


def _enums(expected: Any, value: Any) -> Any:
    if isinstance(expected, GraphQLNonNull):
        return _enums(expected.of_type, value)
    if isinstance(expected, GraphQLList) and isinstance(value, list):
        return [_enums(expected.of_type, item) for item in value]
    if isinstance(expected, GraphQLInputObjectType) and isinstance(value, Mapping):
        return {key: _enums(expected.fields[key].type, item) for key, item in value.items()}
    return value.upper() if isinstance(expected, GraphQLEnumType) and isinstance(value, str) else value
