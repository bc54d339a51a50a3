"""A story written for the tests, and a function that makes passages of text."""

from __future__ import annotations

from perspectives.collation.witness_text import Passage, PassageWriter

STORY = """The bell of Bellham was cast in 1688 and broke on 1 May 1701, in the sight of 240 people.
Anna Ringer did not ring it that morning; she said so to Tom Pedlar, and Pedlar wrote it down in his letter of
3 June 1702. "It was the wind," she told him, "a great wind from the north-east, and not my hand." Abbot Odo
never believed her. In his book he says that the rope was old, that the frame had been mended twice, in 1694
and in 1697, and that no bell of 12.5 hundredweight breaks in a wind. He adds that the village paid 300 crowns
for the metal and the abbey 150, and that the village has not forgotten it. The inquiry of June and July 1701
heard eleven witnesses. Seven of them saw Anna Ringer in the tower; four did not, and one of the four was the
abbot's own cook... The inquiry found nobody guilty. It was the first inquiry that Bellham ever held, and it
was not the last: in 1720, when the Abbot's book came out, the village asked for another, and the abbey
refused it, for reasons that were never given. What is left of the bell — a third, or less — hangs in the
market. Children strike it with
stones [and with sticks]. It does not sound like a bell. Nobody in Bellham, neither those who blame the ringer
nor those who blame the abbot, has ever proposed to melt it down, and the visitors' guide of 1758–1761
praises it. Some of them said that it should have been unmade; it was re-hung instead.
"""


def passage(text: str, **marks: object) -> Passage:
    """Return *text* as one passage; *marks* are fields of the writer."""
    writer = PassageWriter("story.txt", **marks)  # type: ignore[arg-type]
    writer.add_text(text)
    return writer.passage()
