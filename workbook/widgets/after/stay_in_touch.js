function render({ model, el, signal }) {
  instrument(model, el, "wb-touch");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  const why = element("p", "wb-help wb-touch-why");
  const silence = element("p", "wb-touch-silence");
  const said = element("span", "");
  silence.append(said, pageLink("02-your-pipeline", "What this rests on: Your pipeline"));
  const pipeline = element("p", "");
  pipeline.append(pageLink("02-your-pipeline", "Your pipeline holds your applications"));
  el.append(
    pickField(model), summary, why, silence, pipeline, sheetOf(model), problemLine(model), letterBox(model), savingLine(model),
  );
  tellLooks(model, el, signal);
  follow(model, ["summary"], () => (summary.textContent = model.get("summary")));
  follow(model, ["why"], () => (why.textContent = model.get("why")));
  follow(model, ["silence"], () => {
    said.textContent = model.get("silence") ? `${unbroken(model.get("silence"))} ` : "";
    silence.hidden = !model.get("silence");
  });
  follow(model, ["picks"], () => (pipeline.hidden = model.get("picks").length > 0));
}

export default { render };
