// What one told whom: where statements differ comes first, then the list, then what was said last.

function render({ model, el, signal }) {
  instrument(model, el, "wb-ledger");
  const { list, form } = rowsOf(model);
  const last = wordTable("What each employer heard last", ["Employer", "About", "You said", "When"]);
  el.append(differences(model), list, problemLine(model), form, last.el, savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["newest"], () => last.draw(model.get("newest")));
}

/** A sentence for each difference; both statements may have been right on their day. */
function differences(model) {
  const box = element("section", "wb-differences");
  box.setAttribute("role", "status");
  const found = element("ul", "");
  const calm = element("p", "wb-help");
  const after = element("p", "wb-help", "Things change, and each of these may be right. Decide what you say next time. If somebody asks, say what changed.");
  box.append(found, after, calm);
  follow(model, ["mismatches", "calm"], () => {
    const sentences = model.get("mismatches");
    found.replaceChildren(...sentences.map((sentence) => element("li", "", sentence)));
    found.hidden = after.hidden = sentences.length === 0;
    calm.textContent = model.get("calm");
    box.hidden = sentences.length === 0 && !calm.textContent;
  });
  return box;
}

export default { render };
