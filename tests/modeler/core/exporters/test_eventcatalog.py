"""EventCatalog: its own kit reads the folder back."""

from modeler.core.exporters.eventcatalog import eventcatalog_files
from tests.builders.compiled_models import a_rich_model, a_small_model
from tests.builders.exports import a_nasty_model, as_items, faults_of, material_of


def test_the_official_kit_reads_every_page_back_with_its_links():
    for model in (a_rich_model(), a_nasty_model()):
        assert faults_of("eventcatalog", as_items(eventcatalog_files(material_of(model)))) == []


def test_the_official_kit_misses_an_event_that_a_service_sends():
    files = [file for file in eventcatalog_files(material_of(a_small_model())) if "events/" not in file.name]

    faults = faults_of("eventcatalog", as_items(files))

    assert [fault for fault in faults if "OrderPlaced" in fault] != []


def test_a_folder_has_a_domain_its_services_channels_and_events():
    names = [file.name for file in eventcatalog_files(material_of(a_small_model()))]

    assert [name for name in names if not name.startswith("channels/")] == [
        "domains/orders/index.mdx",
        "events/OrderPlaced/index.mdx",
        "events/OrderPlaced/schema.json",
        "services/billing/index.mdx",
        "services/sales/index.mdx",
    ]
    assert len([name for name in names if name.startswith("channels/")]) == 1
