// The reading view in Voila, whose template (workbook/jupyter/voila) says what the bar shows. There is no code to show.

import { frameOf, goToTitle } from "./bar.js";
import { show, whole } from "./standing.js";

const page = document.querySelector("#rendered_cells");
const bar = JSON.parse(document.querySelector("#workbook-bar").textContent);
if (bar) {
  const frame = frameOf(bar, { skip: () => goToTitle(page) });
  document.querySelector("header").append(frame.node);
  page.append(frame.foot);
}
whole(page).then(() => show(page));
