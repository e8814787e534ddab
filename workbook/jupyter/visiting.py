"""The pages in Voila: what its template (jupyter/voila) shows of the journey. Named in the template's conf.json."""

from typing import Any

from nbconvert.preprocessors import Preprocessor

from .reading import bar_of


class Journey(Preprocessor):
    """Gives the template the bar of the page, and the page its title for the tab of the browser."""

    def preprocess(self, nb: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        bar = bar_of(resources["metadata"]["name"])
        resources["workbook"] = bar
        if bar:
            nb.metadata["title"] = bar["steps"][bar["here"]][1]
        return nb, resources
