// Seats above, heads below: two numbers as a picture, ten in a row. The words stand beside it.

const PITCH = 15;
const ROW = 10;

function render({ model, el }) {
  const words = element("p", "wb-help");
  const figure = element("div", "wb-seats");
  figure.setAttribute("role", "img");
  el.classList.add("wb", "wb-field");
  el.append(figure, words);
  follow(model, ["seats", "fewest", "most", "label"], () => {
    words.textContent = model.get("label");
    figure.setAttribute("aria-label", model.get("label"));
    figure.hidden = model.get("seats") === 0;
    figure.innerHTML = drawn(model.get("seats"), model.get("fewest"), model.get("most")); // from three whole numbers
  });
  follow(model, ["hidden"], () => (el.hidden = model.get("hidden")));
}

function drawn(seats, fewest, most) {
  const chairs = Array.from({ length: seats }, (_, i) => `<path d="${chair(i)}"/>`);
  const above = PITCH * Math.ceil(seats / ROW) + 4;
  const heads = Array.from({ length: most }, (_, i) => {
    const [x, y] = at(i);
    return `<circle class="${i < fewest ? "wb-head-sure" : ""}" cx="${x + 6}" cy="${above + y + 6}" r="4.500"/>`;
  });
  const height = above + PITCH * Math.ceil(most / ROW);
  return `<svg viewBox="0 0 ${PITCH * ROW} ${height}" width="${PITCH * ROW}" height="${height}" aria-hidden="true">${chairs.join("")}${heads.join("")}</svg>`;
}

function at(i) {
  return [PITCH * (i % ROW), PITCH * Math.floor(i / ROW)];
}

/** A chair seen from the side. */
function chair(i) {
  const [x, y] = at(i);
  return `M${x + 2} ${y + 1}V${y + 12}M${x + 2} ${y + 7}H${x + 10}V${y + 12}`;
}

export default { render };
