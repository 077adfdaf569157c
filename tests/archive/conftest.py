"""The small delivery of the checks' tests is used here too."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "checking"))
