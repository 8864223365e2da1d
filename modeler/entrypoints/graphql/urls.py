"""The address of the GraphQL door."""

from django.urls import path

from modeler.entrypoints.graphql.views import graphql

urlpatterns = [path("", graphql, name="graphql")]
