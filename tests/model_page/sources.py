"""What stands behind an assumption: rows of the evidence, and what each counted."""

from workbook.content.evidence import evidence_rows as evidence


def source(*ids: str) -> str:
    """The rows behind an assumption, each with what it counted."""
    together: dict[str, list[str]] = {}
    for evidence_id in ids:
        together.setdefault(counted(evidence_id), []).append(evidence_id)
    return "; ".join(f"{', '.join(ids)}: {text}" for text, ids in together.items())


def counted(evidence_id: str) -> str:
    row = evidence()[evidence_id]
    text = row["counted"] or row["population_n"]
    return text[0].lower() + text[1:]
