/** An item of a form in one of its rounds, with the answers to it. */
import type { Item, Value } from './form.ts';
import type { Place } from './state.ts';

export interface Node {
  item: Item;
  place: Place;
  /** `more` asks whether something that repeats is there once more. */
  kind: 'item' | 'more';
  above: Node | undefined;
  /** Which answer of the question above it belongs to. */
  of: number;
  /** Which round of its group it is; of a `more`, how many there are. */
  round: number;
  values: readonly Value[];
  below: Node[];
}

export interface Nodes {
  /** In the order of the form. */
  nodes: Node[];
  tops: Node[];
  byPlace: Map<Place, Node>;
  byLinkId: Map<string, Node[]>;
}
