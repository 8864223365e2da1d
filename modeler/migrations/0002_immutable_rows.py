"""Lets the database itself refuse what must never happen: a changed log, a changed release, a changed event version."""

from django.db import migrations

FROZEN = {
    "modeler_change": ("UPDATE",),
    "modeler_release": ("UPDATE", "DELETE"),
    "modeler_eventversion": ("UPDATE", "DELETE"),
}


def freeze(apps, schema_editor):
    for table, operations in FROZEN.items():
        for operation in operations:
            for statement in _statements(schema_editor.connection.vendor, table, operation):
                # Without params, so that no driver takes the % of a message for a placeholder.
                schema_editor.execute(statement, params=None)


def thaw(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table, operations in FROZEN.items():
        for operation in operations:
            suffix = f" ON {table}" if is_postgresql else ""
            schema_editor.execute(f"DROP TRIGGER {table}_no_{operation.lower()}{suffix}")
    if is_postgresql:
        schema_editor.execute("DROP FUNCTION modeler_refuse()")


def _statements(vendor, table, operation):
    name = f"{table}_no_{operation.lower()}"
    problem = f"{table} is append-only: {operation} is refused."
    if vendor == "sqlite":
        return [f"CREATE TRIGGER {name} BEFORE {operation} ON {table} BEGIN SELECT RAISE(ABORT, '{problem}'); END"]
    return [
        "CREATE OR REPLACE FUNCTION modeler_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only: % is refused.', TG_TABLE_NAME, TG_OP; END $$",
        f"CREATE TRIGGER {name} BEFORE {operation} ON {table} FOR EACH ROW EXECUTE FUNCTION modeler_refuse()",
    ]


class Migration(migrations.Migration):
    dependencies = [("modeler", "0001_initial")]
    operations = [migrations.RunPython(freeze, thaw)]
