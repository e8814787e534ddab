// The table that says what a picture says.

import { element } from "./native/control.js";

export function twin(words) {
  const details = element("details", "wb-as-table");
  const sideways = element("div", "wb-sideways"); // a wide table moves within its box, by keyboard too
  const [table, caption, head, body] = ["table", "caption", "thead", "tbody"].map((tag) => element(tag, ""));
  sideways.tabIndex = 0;
  sideways.setAttribute("role", "region");
  table.append(caption, head, body);
  sideways.append(table);
  details.append(element("summary", "", words), sideways);
  return {
    el: details,
    draw(title, columns, rows) {
      sideways.setAttribute("aria-label", title);
      caption.textContent = title;
      head.replaceChildren(row(columns, () => "col"));
      body.replaceChildren(...rows.map((cells) => row(cells, (place) => (place ? "" : "row"))));
    },
  };
}

/** A row of `cells`; those with a scope are headings. */
function row(cells, scope) {
  const tr = element("tr", "");
  tr.append(
    ...cells.map((text, place) => {
      const heads = scope(place);
      const cell = element(heads ? "th" : "td", "", text);
      if (heads) cell.scope = heads;
      return cell;
    }),
  );
  return tr;
}
