/** A text of the engine's own, by its key in the message catalogue. */
export interface Said {
  key: string;
  values?: Record<string, string | number>;
}
export type Say = (said: Said) => string;
