"""The Syrian desk for the tests of its pages."""

from __future__ import annotations

from tests.serve.pages.desk_of_syria import syrian_desk  # noqa: F401
