"""What the page of the odds says: what would move them and why, and the words of its pictures."""

from ...content.evidence import does_preparing_help

# Where to go once there is an outcome: the page, and what the link says.
WHAT_IS_NEXT = {
    "offer": ("09-an-offer", "Read it calmly and answer it on the page “An offer”"),
    "no": ("10-what-you-have-learned", "Take what it taught you along, on the page “What you have learned”"),
    "withdrawn": ("02-your-pipeline", "Your other applications are on the page “Your pipeline”"),
}

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
ODDS_RANGE = {
    "label": "A line from no chance to certain: {where}",
    "none": "no chance",
    "certain": "certain",
    "both": "{low} to {high}",
    "middle": "{range}, middle {chance}",
    "about": "about ",
}
TABLES = {
    "ends": ["Low end", "Middle", "High end"],
    "chance": {"caption": "Your chance of an offer", "heads": ["", "In words", "Of 100 people in your place"]},
    "moves": {"caption": "What would move it", "heads": ["If this were so", "Change", "Why"]},
}
DISAGREE = (
    "They disagree because they count different things. Each card says what was counted; none of them knows your room."
)

CANNOT = "This cannot know who else is in the room, or what is said once the door is closed."
CANNOT_ONCE_CHOSEN = (
    "This cannot know what your referees say, or whether the job is stopped after all. "
    "You may ask when the offer will come in writing."
)
