"""The ids that stand for rows everywhere: in intents, snapshots, definitions, findings and records."""

from typing import NewType
from uuid import UUID

TeamId = NewType("TeamId", UUID)
UserId = NewType("UserId", UUID)
DomainId = NewType("DomainId", UUID)
BoardId = NewType("BoardId", UUID)
NoteId = NewType("NoteId", UUID)
ConnectorId = NewType("ConnectorId", UUID)
RegionId = NewType("RegionId", UUID)
GroupId = NewType("GroupId", UUID)
BallotId = NewType("BallotId", UUID)
DotId = NewType("DotId", UUID)
ContextId = NewType("ContextId", UUID)
ElementId = NewType("ElementId", UUID)
FlowId = NewType("FlowId", UUID)
RelationshipId = NewType("RelationshipId", UUID)
SubscriptionId = NewType("SubscriptionId", UUID)
TermId = NewType("TermId", UUID)
ChangeId = NewType("ChangeId", UUID)
IntentId = NewType("IntentId", UUID)
InvitationId = NewType("InvitationId", UUID)
ReleaseId = NewType("ReleaseId", UUID)
CommentId = NewType("CommentId", UUID)
NotificationId = NewType("NotificationId", UUID)
RunId = NewType("RunId", UUID)
ScenarioId = NewType("ScenarioId", UUID)
