"""The address of the GraphQL door."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from modeler.entrypoints.graphql.schema import schema
from modeler.entrypoints.graphql.views import StormGraphQLView

urlpatterns = [path("", login_required(StormGraphQLView.as_view(schema=schema, graphiql=False)), name="graphql")]
