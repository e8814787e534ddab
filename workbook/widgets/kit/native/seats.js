// Seats above, heads below: two numbers as a picture, ten in a row. The words stand beside it.

import { followed } from "../lines.js";
import { element } from "./control.js";

const SEAT_PITCH = 15;
const SEATS_IN_ROW = 10;

/** A picture and its words, as an element; `show` draws { seats, fewest, most, label }. */
export function seatsPicture() {
  const figure = element("div", "wb-seats");
  const words = element("p", "wb-help");
  figure.setAttribute("role", "img");
  const show = ({ seats, fewest, most, label }) => {
    words.textContent = label;
    figure.setAttribute("aria-label", label);
    figure.hidden = seats === 0;
    figure.innerHTML = drawnSeats(seats, fewest, most); // from three whole numbers
  };
  return { parts: [figure, words], show };
}

function drawnSeats(seats, fewest, most) {
  const chairs = Array.from({ length: seats }, (_, i) => `<path d="${chair(i)}"/>`);
  const above = SEAT_PITCH * Math.ceil(seats / SEATS_IN_ROW) + 4;
  const heads = Array.from({ length: most }, (_, i) => {
    const [x, y] = seatAt(i);
    return `<circle class="${i < fewest ? "wb-head-sure" : ""}" cx="${x + 6}" cy="${above + y + 6}" r="4.500"/>`;
  });
  const height = above + SEAT_PITCH * Math.ceil(most / SEATS_IN_ROW);
  return `<svg viewBox="0 0 ${SEAT_PITCH * SEATS_IN_ROW} ${height}" width="${SEAT_PITCH * SEATS_IN_ROW}" height="${height}" aria-hidden="true">${chairs.join("")}${heads.join("")}</svg>`;
}

function seatAt(i) {
  return [SEAT_PITCH * (i % SEATS_IN_ROW), SEAT_PITCH * Math.floor(i / SEATS_IN_ROW)];
}

/** A chair seen from the side. */
function chair(i) {
  const [x, y] = seatAt(i);
  return `M${x + 2} ${y + 1}V${y + 12}M${x + 2} ${y + 7}H${x + 10}V${y + 12}`;
}

/** The same, as a part declares it. */
export function seats(block, { model }) {
  const made = element("div", "");
  const picture = seatsPicture();
  made.append(...picture.parts);
  followed(model, block.of, picture.show);
  return made;
}
