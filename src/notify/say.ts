/** A text of content/messages by its key, in the language of whoever is told. */
export type Say = (key: string, values?: Record<string, string | number>) => string;
