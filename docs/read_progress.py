"""Print a progress file of the Second Interview Workbook: python3 read_progress.py FILE

Needs only Python 3.8 or newer, not the workbook.
"""

import hashlib
import json
import re
import sys
from pathlib import Path


def parsed(text):
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def shown(value):
    """A text as it is, anything else as JSON; no letter may steer the terminal."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return re.sub("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", "\ufffd", text)


sys.stdout.reconfigure(encoding="utf-8")
text = Path(sys.argv[1]).read_text(encoding="utf-8-sig", errors="replace")
said = parsed(text)
if "sealed" in said:
    sys.exit("This file is sealed. Open it in the workbook with its passphrase.")
entries = said.get("entries") if said else [parsed(line.strip().rstrip(",")) for line in text.split("\n")]
entries = [entry for entry in entries or [] if isinstance(entry, dict) and "key" in entry]
rest = {name: value for name, value in said.items() if name != "sha256"}
rest = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace")
for entry in entries:
    print(f"{shown(entry['key'])}: {shown(entry.get('value', entry.get('text')))}  ({shown(entry.get('at'))})")
end = "its end is there" if said.get("end") == "end of the workbook" else "its end is MISSING"
same = "it is" if said.get("sha256") == hashlib.sha256(rest).hexdigest() else "it is NOT"
print(f"{len(entries)} entries of {shown(said.get('count', '?'))}; {end}; {same} as the workbook wrote it.")
