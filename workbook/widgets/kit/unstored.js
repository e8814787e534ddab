// Some programs store in the notebook file what its widgets hold, when they are told to or always.

/** Have the manager of the page's widgets leave out what those of the workbook hold whenever it is asked for all. */
export function leaveOutOurs(manager) {
  if (!manager || manager.leavesOutWorkbook) return;
  manager.leavesOutWorkbook = true;
  for (const name of ["get_state", "get_state_sync"]) {
    const states = manager[name]?.bind(manager);
    if (!states) continue;
    manager[name] = (options) => {
      const found = states(options);
      return typeof found.then === "function" ? found.then(withoutOurs) : withoutOurs(found);
    };
  }
}

function withoutOurs(found) {
  for (const { state } of Object.values(found.state)) {
    if (!state._anywidget_id?.startsWith("workbook.")) continue;
    for (const name of Object.keys(state)) if (!name.startsWith("_")) delete state[name];
  }
  return found;
}
