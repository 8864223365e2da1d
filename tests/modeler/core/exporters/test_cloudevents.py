"""CloudEvents 1.0: what the official package reads back."""

from cloudevents.core.bindings.http import HTTPMessage, from_http_event

from modeler.core.exporters.cloudevents import cloudevents_files
from tests.builders.compiled_models import a_rich_model, a_small_model
from tests.builders.exports import a_nasty_model, material_of


def read(text: str):
    headers = {"content-type": "application/cloudevents+json"}
    return from_http_event(HTTPMessage(headers, text.encode()))


def test_the_official_package_reads_every_event():
    files = [file for model in (a_rich_model(), a_nasty_model()) for file in cloudevents_files(material_of(model))]

    assert len([read(file.text) for file in files]) == 9


def test_an_event_says_where_it_comes_from_and_what_it_is():
    (file,) = cloudevents_files(material_of(a_small_model()))

    event = read(file.text)

    assert event.get_source() == "urn:demo:sales"
    assert event.get_type() == "orders.sales.OrderPlaced.v1"
    assert event.get_data()["country"] == "text"
