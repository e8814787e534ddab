// What scripts are given, and what a part declares. Not sent to anybody: for those who write scripts, and their editors.

/** The state of a widget, as anywidget hands it to a script. */
export interface Model {
  get(name: string): any;
  set(name: string, value: unknown): void;
  on(event: string, heard: (...given: any[]) => void): void;
  send(content: object, callbacks?: undefined, buffers?: (ArrayBuffer | ArrayBufferView)[]): void;
  save_changes(): void;
  widget_manager?: any;
}

/** Somewhere that other widgets can be had from. */
export interface Host {
  getWidget(ref: string): Promise<{ render(at: { el: HTMLElement; signal?: AbortSignal }): Promise<void> }>;
}

/** One place on a page where a widget is drawn. */
export interface View {
  model: Model;
  el: HTMLElement;
  host: Host;
  signal: AbortSignal;
}

/** Something that a part declares in Python; blocks.py says what stands in each kind. */
export interface Block {
  kind: string;
  [said: string]: any;
}

/** What a block is drawn with; within `items` the model is one item, and what is not in it is the part's. */
export interface Context extends View {
  part: Model; // of the whole part, also within an item
  outer?: Context;
  named: Map<string, HTMLElement>;
  arrival: { wanted: boolean; goal?: string; there(): void };
  settling?: { drawn(keys: string[]): void; meant(event: MouseEvent): boolean };
  draw(blocks: Block[], context: Context): HTMLElement[];
}

/** One field of a sheet, as Python describes it (answers/fields.py). */
export interface Spec {
  key: string;
  kind: string;
  label: string;
  help?: string;
  group?: string;
  options?: [string, string][];
  rows?: number;
  minutes?: number;
  suggested?: string[];
  place?: string;
  short?: string;
  [more: string]: any;
}

declare global {
  var secondInterviewUnsaved: any;
  interface Window {
    __secondInterviewParts?: WeakMap<Element, Set<Element>>; // the parts of each page, as they came
  }
}
