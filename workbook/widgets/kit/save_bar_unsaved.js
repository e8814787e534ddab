// What the bar says of changes that the kernel has not answered for, and of those that an earlier visit left unsaved.

/** Whether something is late, for the line that says what is saved; and a box with what was typed earlier. */
function notSaved(model, el, draw) {
  const box = element("div", "wb-left-behind");
  box.hidden = true;
  let root;
  let shownOffers;
  const show = () => {
    const offers = unsaved().offers(root);
    if (offers !== shownOffers) showOffers(offers);
    shownOffers = offers;
    draw(unsaved().late(root).length > 0);
  };
  const showOffers = (offers) => {
    const held = box.contains(document.activeElement);
    const words = "What you typed earlier was not saved. It is still in this browser. Put it in, or leave it out. What you leave out is deleted.";
    box.replaceChildren(element("p", "wb-legend", words), ...offers.map((offer) => offered(offer, root)));
    box.hidden = offers.length === 0;
    if (held) (box.querySelector("button") ?? el.querySelector("summary")).focus({ preventScroll: box.hidden });
  };
  standing(el).then(() => {
    root = rootOf(el);
    unsaved().begin(root, model);
    unsaved().follow(root, show);
    follow(model, ["over"], () => model.get("over") && unsaved().forget(root));
  });
  model.on("change:workbook", () => root && unsaved().named(root, model));
  model.on("change:answered", () => root && unsaved().answered(root, model.get("answered")));
  return box;
}

/** Once `el` is on the page. */
async function standing(el) {
  while (!el.isConnected) await new Promise((resolve) => setTimeout(resolve, 30));
}

function offered(offer, root) {
  const set = element("fieldset", "wb-versions");
  const problem = element("p", "wb-error");
  const buttons = element("div", "wb-buttons");
  problem.setAttribute("role", "alert");
  const put = press("Put it in", async () => {
    if (await unsaved().take(root, offer)) unsaved().settle(root, offer);
    else problem.textContent = "There is no place for it on this page now. Copy it from here if you need it.";
  }, "wb-primary");
  buttons.append(put, press("Leave it out", () => unsaved().settle(root, offer)));
  const when = new Date(offer.at).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const there = offer.now ? [element("p", "wb-help", "On the page now, and replaced if you put this in:"), element("p", "wb-offered", shown(offer.now))] : [];
  set.append(
    element("legend", "", offer.name),
    element("p", "wb-help", `You typed this on ${when}, and it was not saved:`),
    element("p", "wb-offered", shown(offer.text)),
    ...there,
    buttons,
    problem,
  );
  return set;
}

function shown(text) {
  return text === "" ? "(nothing: you emptied it)" : text;
}
