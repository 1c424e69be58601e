"""`tell("2023-11-14", "capture", "army", on="2023-11-14", by="army")` makes a statement."""

import pytest
from tests_told import Tell, teller


@pytest.fixture
def tell() -> Tell:
    return teller()
