"""The small cast's school, brought in once and copied for each test."""

import pytest
from importing.cast import a_school


@pytest.fixture
def school(filled):
    """The six pupils that the import tests know by name; a test may change them."""
    return filled(a_school)
