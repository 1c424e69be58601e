"""The trained reader: a small encoder of our own with explicit resolvers."""

from sayso.read.trained.reader import TrainedReader

__all__ = ["TrainedReader"]
