"""Questions to a ledger: only the statements that a question is about are read, and handed to the weighing.

Invariant: the answer is the one that weighing all statements of the view would give.
"""

from sayso.ask.learnt import Change, Learnt, learnt
from sayso.ask.picture import picture
from sayso.ask.place import About, about

__all__ = ["About", "Change", "Learnt", "about", "learnt", "picture"]
