"""From the draft to the meeting and back: the pack, the decision form, the decisions, the minutes and the follow-up."""
