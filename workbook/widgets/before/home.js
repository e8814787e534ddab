// The journey from the invitation to what comes after, as a line with a stop for each step.

import { render as draw } from "../kit/blocks.js";
import { element, follow } from "../kit/native/control.js";
import { pageLink } from "../kit/page_link.js";

/** @param {import("../kit/types.js").View} view */
export function render(view) {
  draw({ ...view, pictures: { journey } });
}

function journey({ label, done, now }, { model }) {
  const list = element("ol", "wb-journey");
  list.setAttribute("aria-label", label);
  const stop = ({ step, page, state }) => {
    const made = element("li", `wb-stop wb-stop-${state}`);
    const said = { done, now }[state];
    const link = pageLink(page, step);
    if (state === "now") link.setAttribute("aria-current", "step");
    made.append(link, ...(said ? [element("span", state === "now" ? "wb-here" : "wb-unseen", said)] : []));
    return made;
  };
  follow(model, ["journey"], () => list.replaceChildren(...model.get("journey").map(stop)));
  return list;
}
