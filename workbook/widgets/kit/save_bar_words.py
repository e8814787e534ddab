"""What the bar at the top of every page says, and the notice about what is not saved yet."""

WORDS = {
    "bar": "Your answers: saved, download, restore",
    "download": "Download",
    "download_what": " my workbook",  # left out where there is little room
    "as_you_go": "What you enter is saved as you go, {where}.",
    "saved": "{saved}, {where}.",
    "since": " What you entered since then is not saved yet.",
    "nothing": "Nothing is saved yet.",
    "retry": "Try again",
    "undo": "Undo the restore",
    "elsewhere": (
        "This page is open elsewhere too, since {since}. If both change the same answer, both are kept and you choose."
    ),
    "not_downloaded": "You have not downloaded your workbook for {minutes} minutes. {late} Download it now.",
    # What is folded away
    "more": "Restore, earlier copies, where this is kept, delete",
    "restore": "Restore a download",
    "file": "A file named ….workbook.json",
    "file_help": "You see what would change before anything does.",
    "too_large": "This file is larger than {limit} MB, so it is not a download of the workbook. Nothing was changed.",
    "not_read": "Your browser could not read this file. Choose it again.",
    "passphrase": "Passphrase (may stay empty)",
    "passphrase_help": "Locks the next download, and opens a locked file. Nobody can open a locked file without it.",
    "take": "Restore these answers",
    "older_too": "Restore, and take the older ones too",
    "older": "Take the older answers from the file",
    "cancel": "Cancel",
    "close": "Close",
    "unless": "Nothing would change unless you take the older ones.",
    "no_change": "Nothing would change.",
    "changes": "What would change: {count}",
    "heads": ["Answer", "Here", "In the file"],
    "more_changes": "{count} more.",
    "copies": "Go back to an earlier copy",
    "copies_field": "A copy is kept every five minutes while you work",
    "copies_help": "What is here now is copied first, so you can come back.",
    "go_back": "Go back to this copy",
    "no_copy": "There is no copy yet.",
    "where": "Where your answers are",
    "folder": "In the folder ",
    "nickname": "A nickname for the download (may stay empty)",
    "nickname_help": "So that you can tell two files apart.",
    "delete": "Delete everything",
    "ask_delete": "Delete everything…",
    "delete_help": "For a shared computer. What a disk or an online backup keeps by itself is beyond our reach.",
    "yes_delete": "Yes, delete everything",
    "no_delete": "No, keep it",
    "deletes": (
        "This deletes all your answers ({count}) and all copies, for good. Files that you downloaded stay where they "
        "are."
    ),
    # What has to be decided
    "remedies": {
        "repair": "Repair: keep every answer that can be read",
        "go_back": "Go back to the newest copy",
        "go_back_to": "Go back to the copy of {when}",
        "start_afresh": "Start with an empty workbook",
    },
    "cannot_read": "Cannot be read, or only as it was earlier: {names}.",
    "kept_beside": "Whatever you choose, nothing is deleted: the file that is there now is kept beside the new one.",
    "one_conflict": "One answer was changed in two places",
    "conflicts": "{count} answers were changed in two places",
    "which": "{title}. Both are kept: which one do you want to go on with?",
    "use": "Use this one",
    "entered": ", entered {when}",
    "entered_now": ", entered {when}, shown on the page now",
    # What an earlier visit left unsaved
    "left": (
        "What you typed earlier was not saved. It is still in this browser. Put it in, or leave it out. "
        "What you leave out is deleted."
    ),
    "put_in": "Put it in",
    "leave_out": "Leave it out",
    "no_place": "There is no place for it on this page now. Copy it from here if you need it.",
    "typed_on": "You typed this on {when}, and it was not saved:",
    "on_page": "On the page now, and replaced if you put this in:",
    "emptied": "(nothing: you emptied it)",
    # What is not saved yet
    "not_saved": "Not saved yet: {what}. {kept} It will be saved as soon as the workbook answers again.",
    "one_place": "what you entered under “{name}”",
    "places": "what you entered in {count} places",
    "kept": "It is kept on this page and in this browser.",
    "only_here": "It is on this page only: leave the page open.",
    "not_done": (
        "The workbook has not answered to {names}, so that is not saved yet. Please wait: pressed again, it may be "
        "done twice."
    ),
    "stopped": (
        "The workbook stopped before it answered to {names}. Look whether that was done, and press again if not."
    ),
    "show": "Show me where",
    "and": " and ",
}
