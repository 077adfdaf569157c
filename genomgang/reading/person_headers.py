"""Headers that say that their column holds persons' names, identity numbers or addresses."""

from __future__ import annotations

import re

_ENGLISH_WHO = r"(user|employee|learner|student|participant|respondent|reporter|caller|assignee|owner|manager|trainee)"

PERSON_HEADER = re.compile(
    r"(för|efter|till|person|användar|medarbetar)e?(s|ns)?[\s_-]?namn"
    r"|namn\s+på\s+(medarbetare|anställd|person|chef|användare|handläggare|anmälare)"
    r"|(medarbetarens?|anställds?|den anställdes|personens|chefens?|handläggarens?|anmälarens|deltagarens?)[\s_-]namn"
    r"|^(deltagar|elev|kursdeltagar|chefs)[\s_-]?namn$|^kontaktperson$|^handläggare$|^ansvarig person$"
    rf"|^({_ENGLISH_WHO}('?s)?[\s_-]*)?(first|last|full|sur|given|family|middle|legal)[\s_-]?name$"
    rf"|^{_ENGLISH_WHO}('?s)?[\s_-]?name$"
    r"|person(nummer|nr)\b|samordningsnummer|\bssn\b|social security|national id"
    r"|(^|[^\w])e[\s_-]?post|(^|[^\w])e[\s_-]?mail|_email"
)
"""To be searched for in a header in lower case."""
