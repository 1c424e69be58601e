"""The names that each package offers: listed in `__all__`, sorted, and there."""

import importlib
import pkgutil
from types import ModuleType

import pytest

import sayso

PACKAGES = [name for _, name, is_package in pkgutil.walk_packages(sayso.__path__, "sayso.") if is_package]


@pytest.fixture(params=["sayso", *PACKAGES])
def package(request: pytest.FixtureRequest) -> ModuleType:
    return importlib.import_module(request.param)


def test_package_says_what_it_is(package: ModuleType) -> None:
    assert package.__doc__


def test_public_names_are_there_once_and_sorted(package: ModuleType) -> None:
    listed = getattr(package, "__all__", [])
    constants = sorted(name for name in listed if name.isupper())
    classes = sorted(name for name in listed if name not in constants and name[:1].isupper())
    assert listed == [*constants, *classes, *sorted(set(listed) - set(constants) - set(classes))]
    assert [name for name in listed if not hasattr(package, name)] == []


def test_public_names_have_a_docstring(package: ModuleType) -> None:
    named = [getattr(package, name) for name in getattr(package, "__all__", [])]
    assert [value.__name__ for value in named if callable(value) and not value.__doc__] == []
