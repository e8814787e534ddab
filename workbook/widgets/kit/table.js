// Tables that say in words what an instrument found.

/** A table with a caption; `draw` takes rows of texts, the first cell of each names its row. */
function wordTable(caption, heads) {
  const table = element("table", "wb-table wb-said-table");
  const body = element("tbody", "");
  const top = element("thead", "");
  const columns = element("tr", "");
  columns.append(...heads.map((text) => Object.assign(element("th", "", text), { scope: "col" })));
  top.append(columns);
  table.append(element("caption", "", caption), top, body);
  return {
    el: table,
    draw(rows) {
      table.hidden = rows.length === 0;
      body.replaceChildren(
        ...rows.map((cells) => {
          const row = element("tr", "");
          row.append(
            ...cells.map((text, i) => {
              const cell = element(i ? "td" : "th", "", unbroken(text));
              if (i) cell.dataset.column = heads[i];
              else cell.scope = "row";
              return cell;
            }),
          );
          return row;
        }),
      );
    },
  };
}
