"""Executions of a scenario, and the records that they yield."""

from uuid import uuid4

from django.db import models


class RunStatus(models.TextChoices):
    """How a run stands. QUEUED, RUNNING and PAUSED may still yield records."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"

    @property
    def is_active(self) -> bool:
        """Return whether more may come."""
        return self in ACTIVE


ACTIVE = (RunStatus.QUEUED, RunStatus.RUNNING, RunStatus.PAUSED)


class Run(models.Model):
    """One execution of a scenario over the definitions of the domain at `domain_version`.

    `scenario` and `definitions` are copies: a run is resumed and repeated as it was, whatever has changed since.
    What stands from `status` on belongs to the worker that holds the lease, as long as `epoch` is the one it took.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey("modeler.Domain", models.DO_NOTHING, related_name="runs")
    number = models.PositiveIntegerField(help_text="Counts the runs of a domain from 1.")
    domain_version = models.PositiveIntegerField()
    scenario_name = models.CharField(max_length=80)
    scenario = models.JSONField(null=True, blank=True, help_text="A copy; null: what the model itself suggests.")
    seed = models.BigIntegerField(default=0)
    speed = models.FloatField(default=1.0)

    status = models.CharField(max_length=10, choices=RunStatus.choices, default=RunStatus.QUEUED)
    problem = models.TextField(blank=True, default="")
    definitions = models.JSONField(null=True, blank=True, help_text="What the first worker compiled.")
    epoch = models.PositiveIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    time = models.BigIntegerField(default=0, help_text="Virtual time reached, in microseconds.")
    records = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["domain", "number"], name="run_number_once_per_domain")]

    def __str__(self) -> str:
        return f"Run {self.number}"


class Chunk(models.Model):
    """Some hundreds or thousands of records of a run, in columns and deflated; never one row a record."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    run = models.ForeignKey(Run, models.CASCADE, related_name="chunks")
    position = models.PositiveIntegerField()
    first_time = models.BigIntegerField()
    last_time = models.BigIntegerField()
    count = models.PositiveIntegerField()
    body = models.BinaryField()
    keyframe = models.BinaryField(null=True, blank=True, help_text="The state after its last record, now and then.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "position"], name="chunk_position_once_per_run")]

    def __str__(self) -> str:
        return f"{self.position} of {self.run}"
