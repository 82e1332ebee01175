/**
 * YAML and JSON (which is YAML too) as a value. Which line holds what is only worked out when a fault is to be told: it takes a
 * slower reader, and with it every start would take a second longer.
 */
import { CORE_SCHEMA, load } from 'js-yaml';
import { LineCounter, isNode, parseDocument } from 'yaml';

export type Path = readonly PropertyKey[];
export type ReadYaml =
  | {
      kind: 'read';
      value: unknown;
      /** The line of the value at `path`, or of the nearest thing around it that exists. */
      lineOf(path: Path): number;
    }
  | { kind: 'slip'; line: number; text: string };

export function readYaml(text: string): ReadYaml {
  try {
    const value = load(text, { schema: CORE_SCHEMA });
    let places: ((path: Path) => number) | undefined;
    return { kind: 'read', value, lineOf: (path) => (places ??= placesIn(text))(path) };
  } catch (cause) {
    const { document, lines } = slowly(text);
    // One slip of a quote makes a hundred errors after it: the first is the one to mend.
    const [slip] = document.errors;
    if (slip !== undefined)
      return { kind: 'slip', line: lines.linePos(slip.pos[0]).line, text: slip.message };
    return { kind: 'slip', line: 1, text: cause instanceof Error ? cause.message : String(cause) };
  }
}

function placesIn(text: string): (path: Path) => number {
  const { document, lines } = slowly(text);
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
}

function slowly(text: string): { document: ReturnType<typeof parseDocument>; lines: LineCounter } {
  const lines = new LineCounter();
  return {
    document: parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true }),
    lines,
  };
}
