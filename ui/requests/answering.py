"""What the page says above its list of a code that was typed or scanned."""

from desktop.queries.requests_page import RequestsLook
from ui.errors import explain
from ui.widgets.messages import InlineMessage, Level

MOST_LINES = 3
"""Steps of a visit that the answer to its code names."""


def answer_code(message: InlineMessage, seen: RequestsLook) -> None:
    """Say what a code stands for, in the words that the citizen is told; or that it is none of ours."""
    if seen.refused is not None:
        message.say(Level.ERROR, explain(seen.refused).sentence)
    elif seen.answer is not None:
        lines = [f"{line.number}: {line.said}. {line.next}" for line in seen.answer.lines[:MOST_LINES]]
        late = any(line.overdue for line in seen.answer.lines)
        message.say(
            Level.WARNING if late else Level.INFO, "\n".join(lines) or "Kunjungan ini hanya bertanya."
        )
    else:
        message.clear()
