// The state of a widget without a JupyterLab: what a script does to it is kept until a test takes it.

/** @param {Record<string, any>} state */
export function standIn(state) {
  /** @type {Map<string, ((...given: any[]) => void)[]>} */
  const heard = new Map();
  const said = [];
  const pending = {};
  const tell = (event, ...given) => {
    for (const draw of heard.get(event) ?? []) draw(...given);
  };
  return {
    get: (name) => state[name],
    set: (name, value) => {
      state[name] = value;
      pending[name] = value;
      tell(`change:${name}`);
    },
    on: (event, draw) => heard.set(event, [...(heard.get(event) ?? []), draw]),
    send: (content) => said.push({ method: "custom", content }),
    save_changes: () => {
      said.push({ method: "update", state: { ...pending } });
      for (const name of Object.keys(pending)) delete pending[name];
    },
    /** What was sent since this was asked last. */
    take: () => said.splice(0),
    /** Python says something: traits that changed, all at once, and then who follows them hears of it. */
    told: (changed) => {
      const names = Object.keys(changed).filter((name) => JSON.stringify(state[name]) !== JSON.stringify(changed[name]));
      Object.assign(state, changed);
      for (const name of names) tell(`change:${name}`);
      if (names.length) tell("change");
    },
    message: (content) => tell("msg:custom", content, []),
  };
}
