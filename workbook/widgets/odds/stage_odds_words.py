"""What the page of the odds says: its essay, what would move the odds and why, and the words of its pictures."""

from ...content.evidence import does_preparing_help

# Where to go once there is an outcome: the page, and what the link says.
WHAT_IS_NEXT = {
    "offer": ("09-an-offer", "Read it calmly and answer it on the page “An offer”"),
    "no": ("10-what-you-have-learned", "Take what it taught you along, on the page “What you have learned”"),
    "withdrawn": ("02-your-pipeline", "Your other applications are on the page “Your pipeline”"),
}

ASKED_BACK = (
    "Somebody read what you sent, met you, and said your name to others. The first hurdle is behind you, and your odds "
    "are better than at any point before. It is not an offer, and it does not hint at one. "
)
THE_ROOM = (
    "Each dot is one room that could be yours, all of them equally likely. In some you are the strongest by far, in "
    "others somebody else is, and you cannot see which it is."
)
PREPARING = (
    f"Does preparing help? {does_preparing_help()} It also makes the hour less frightening, which nobody has to prove."
)
HOW_COMPUTED = (
    "Everybody in the room gets a score: part of it is how strong they are on that day, part of it is luck. The best "
    "scores get the seats. The chance is counted over all rooms that fit what you know."
)
EMPTY = "What you leave empty counts as not known, and the range gets wider."
DISAGREE = (
    "They disagree because they count different things. Each card says what was counted; none of them knows your room."
)

MOVES = {
    "one_rival": "Only one other finalist",
    "five_people": "Five finalists",
    "insider": "An internal candidate",
    "no_insider": "No internal candidate",
    "panel": "A panel that scores together",
    "separate": "Interviewers who score separately",
    "one_round_fewer": "This round already passed",
    "preparation": "All preparation done",
    "references": "References that are sure to hold",
    "filled": "A job that is sure to be filled",
}

REASONS = {
    "one_rival": "Fewer people share one seat.",
    "five_people": "More people share one seat.",
    "insider": "Insiders are known already. We assume one halves an average outsider's chance in a room of three.",
    "no_insider": "Then everybody starts from the same place.",
    "panel": "People who hear the same answers agree more, so there is less luck: good for some, bad for others.",
    "separate": "People who hear different answers agree less, so there is more luck: good for some, bad for others.",
    "one_round_fewer": "One hurdle would be behind you.",
    "preparation": does_preparing_help(),
    "references": "Go over the facts with your referees. How many references hold is our assumption.",
    "filled": "Budgets and plans change, even after a choice. You may ask whether the job is approved.",
}

WHO_IS_SEEN = {
    "label": "{filled} of 20 figures filled: {chance}",
    "caption": "Filled: {chance} of the people in your place get the offer.",
}
ROOMS_LIKE_YOURS = {
    "caption": "In 16 of these 20 rooms your chance is {range}. The line is the middle, {chance}.",
    "none": "no chance",
    "half": "1 in 2",
    "certain": "certain",
}
RANGE_ENDS = ("Low end", "Middle", "High end")

CANNOT = "This cannot know who else is in the room, or what is said once the door is closed."
CANNOT_ONCE_CHOSEN = (
    "This cannot know what your referees say, or whether the job is stopped after all. "
    "You may ask when the offer will come in writing."
)
