"""What a chapter shows: words over its own variables, and exhibits whose chart, table and alt text come from one frame.

A chapter begins with

```python
from genomgang.show import exhibit, review, show, text

g = review()
```

and every cell after it is about `g`, the review that is being made.
"""

from __future__ import annotations

from genomgang.organisation import organisation
from genomgang.show.exhibits import exhibit
from genomgang.show.frames import figure_frame, frame_table
from genomgang.show.page import show
from genomgang.show.session import open_review, review
from genomgang.show.words import line, text

__all__ = ["exhibit", "figure_frame", "frame_table", "line", "open_review", "organisation", "review", "show", "text"]
