"""What can be chosen, where packs and pages ask for the same: the key and the words of each."""

QUESTION_TYPES = {
    "reopening": "Picking up from last time",
    "behavioural": "What you have done",
    "situational": "What you would do",
    "technical": "Your craft",
    "case": "Case or presentation",
    "stakeholders": "Winning people over",
    "leadership": "Leading and teamwork",
    "values": "Culture and values",
    "motivation": "Why here, and will you stay",
    "vision": "What you would change",
    "money": "Money and terms",
    "curveball": "Out of the blue",
    "improper": "Too personal",
}

REFLECTION_MODELS = {
    "four-fs": "Four F's: facts, feelings, findings, future",
    "star-l": "STAR-L: situation, task, action, result, learning",
    "carl": "CARL: context, action, result, learning",
    "gibbs": "Gibbs: six steps around what happened",
    "kolb": "Kolb: from what happened to the next try",
}

SCORING = {"separate": "each interviewer alone", "panel": "a panel together"}
FORMS = {
    "unknown": "not known",
    "separate": "several people, one after another",
    "panel": "a panel",
    "task": "a task, test or presentation",
    "informal": "an informal talk",
    "mixed": "a mix",
}
