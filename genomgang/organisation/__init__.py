"""The organisation whose reviews are made: its names, kinds of units, courses, methods and systems, from one file.

`organisation.yml` lies beside the deliveries. Without one it is the organisation that the program is shipped with.
"""

from __future__ import annotations

from genomgang.organisation.current import organisation
from genomgang.organisation.model import Enhetsslag, Organisation

__all__ = ["Enhetsslag", "Organisation", "organisation"]
