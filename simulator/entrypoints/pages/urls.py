"""The simulator's pages."""

from django.urls import path

from simulator.entrypoints.pages.simulate import simulate

urlpatterns = [path("d/<slug:slug>/simulate/", simulate, name="simulate")]
