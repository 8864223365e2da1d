"""The rows."""

from modeler.models.board import Connector, Note, Region
from modeler.models.change import Change
from modeler.models.change_set import ChangeSet, Speaker, Verdict
from modeler.models.context import Context, Relationship, Term
from modeler.models.design import Design
from modeler.models.discussion import Comment, Notification
from modeler.models.domain import Board, BoardGuest, Domain, Invitation
from modeler.models.element import Distinction, Element, Flow
from modeler.models.event import Event, EventVersion, Subscription, Translation, VersionStage
from modeler.models.judgement import RuleSeverity, Waiver
from modeler.models.keyframe import Keyframe
from modeler.models.map_view import MapView
from modeler.models.people import Member, Team, User
from modeler.models.release import Release
from modeler.models.workshop import Ballot, Dot, Facilitator, PrivateNote, Workshop

__all__ = [
    "Ballot",
    "Board",
    "BoardGuest",
    "Change",
    "ChangeSet",
    "Comment",
    "Connector",
    "Context",
    "Design",
    "Distinction",
    "Domain",
    "Dot",
    "Element",
    "Event",
    "EventVersion",
    "Facilitator",
    "Flow",
    "Invitation",
    "Keyframe",
    "MapView",
    "Member",
    "Note",
    "Notification",
    "PrivateNote",
    "Region",
    "Relationship",
    "Release",
    "RuleSeverity",
    "Speaker",
    "Subscription",
    "Team",
    "Term",
    "Translation",
    "User",
    "Verdict",
    "VersionStage",
    "Waiver",
    "Workshop",
]
