"""The tests of this folder share the files that `made` makes."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
