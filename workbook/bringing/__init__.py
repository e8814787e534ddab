"""What a person brings in from elsewhere: an invitation, a list of applications, stories, questions.

A reader makes proposals of a file or of a pasted text; nothing is taken before the person ticks and presses. Plain
values in, plain values out: nothing here records anything, opens a link or keeps what it was given.
"""
