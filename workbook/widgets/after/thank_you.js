const MOMENT = "One real moment makes the note: something they said, or that you found out together. Until you write one, the note below stays general.";
const COURTESY = "A thank-you is a courtesy. Nobody has shown that it changes a decision.";

function render({ model, el, signal }) {
  instrument(model, el, "wb-thanks");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  const people = element("p", "");
  people.append(pageLink("04-the-people", "The people"));
  const moment = element("p", "wb-thanks-moment", MOMENT);
  moment.setAttribute("role", "status");
  const courtesy = element("p", "wb-help wb-thanks-courtesy", COURTESY);
  el.append(
    summary, people, courtesy, pickField(model), sheetOf(model), problemLine(model), letterBox(model, moment), savingLine(model),
  );
  tellLooks(model, el, signal);
  follow(model, ["summary"], () => (summary.textContent = model.get("summary")));
  follow(model, ["picks"], () => {
    people.hidden = model.get("picks").length > 0;
    courtesy.hidden = !people.hidden;
  });
  follow(model, ["wants_moment"], () => (moment.hidden = !model.get("wants_moment")));
}

export default { render };
