"""Who decides which intent, and which tables changes may write."""

from modeler.core.intents import board as board_intents
from modeler.core.intents import context_map as context_map_intents
from modeler.core.intents import events as event_intents
from modeler.core.intents import model as model_intents
from modeler.core.intents import people as people_intents
from modeler.models import (
    Board,
    BoardGuest,
    Connector,
    Context,
    Domain,
    Element,
    Event,
    EventVersion,
    Flow,
    Invitation,
    Member,
    Note,
    Region,
    Relationship,
    Release,
    Subscription,
    Team,
    Term,
)
from modeler.services.effects import Table
from modeler.services.handlers import board, contexts, elements, events, people, undo

_BOOKKEEPING = frozenset({"version"})

TABLES = {
    "team": Table(Team, ignored=_BOOKKEEPING),
    "member": Table(Member),
    "domain": Table(Domain, ignored=_BOOKKEEPING),
    "board": Table(Board),
    "invitation": Table(Invitation),
    "board_guest": Table(BoardGuest),
    "context": Table(Context),
    "term": Table(Term),
    "relationship": Table(Relationship),
    "element": Table(Element),
    "flow": Table(Flow),
    "event": Table(Event),
    "event_version": Table(EventVersion),
    "subscription": Table(Subscription),
    "note": Table(Note),
    "connector": Table(Connector),
    "region": Table(Region),
    "release": Table(Release),
}

HANDLERS = {
    board_intents.AddNotes: board.add_notes,
    board_intents.EditNote: board.edit_note,
    board_intents.MoveNotes: board.move_notes,
    board_intents.ResizeNote: board.resize_note,
    board_intents.ChangeNoteKind: board.change_note_kind,
    board_intents.MarkPivotal: board.mark_pivotal,
    board_intents.Connect: board.connect,
    board_intents.LabelConnector: board.label_connector,
    board_intents.AddRegion: board.add_region,
    board_intents.ChangeRegion: board.change_region,
    board_intents.RemoveFromBoard: board.remove_from_board,
    board_intents.UndoChange: undo.undo_change,
    board_intents.AddBoard: board.add_board,
    board_intents.RenameBoard: board.rename_board,
    context_map_intents.AddRelationship: contexts.add_relationship,
    context_map_intents.ChangeRelationship: contexts.change_relationship,
    context_map_intents.RemoveRelationship: contexts.remove_relationship,
    event_intents.ChangeEventSchema: events.change_event_schema,
    event_intents.AddSubscription: events.add_subscription,
    event_intents.ChangeSubscription: events.change_subscription,
    event_intents.RemoveSubscription: events.remove_subscription,
    model_intents.AddContext: contexts.add_context,
    model_intents.ChangeContext: contexts.change_context,
    model_intents.RemoveContext: contexts.remove_context,
    model_intents.AddTerm: contexts.add_term,
    model_intents.ChangeTerm: contexts.change_term,
    model_intents.RemoveTerm: contexts.remove_term,
    model_intents.RenameDomain: contexts.rename_domain,
    model_intents.ChooseTopology: contexts.choose_topology,
    model_intents.AddElement: elements.add_element,
    model_intents.RenameElement: elements.rename_element,
    model_intents.DescribeElement: elements.describe_element,
    model_intents.PlaceElement: elements.place_element,
    model_intents.RemoveElement: elements.remove_element,
    model_intents.AddFlow: elements.add_flow,
    model_intents.RemoveFlow: elements.remove_flow,
    people_intents.CreateTeam: people.create_team,
    people_intents.AddMember: people.add_member,
    people_intents.ChangeMemberRole: people.change_member_role,
    people_intents.RemoveMember: people.remove_member,
    people_intents.CreateDomain: people.create_domain,
    people_intents.CreateInvitation: people.create_invitation,
    people_intents.RevokeInvitation: people.revoke_invitation,
    people_intents.JoinBoard: people.join_board,
}
