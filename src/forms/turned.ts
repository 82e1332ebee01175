/** What comes in from a person, and what it has led to. */
import type { Words } from '../content/words.ts';
import type { Command } from '../reading/command.ts';
import type { Said } from './said.ts';
import type { Value } from './form.ts';
import type { Listening } from './read-day.ts';
import type { World } from './settle.ts';
import type { Place, State } from './state.ts';

export type Reply =
  | { kind: 'text'; text: string }
  /** What a card sent back: which form it is of, and its fields by their places. */
  | { kind: 'card'; questionnaire: string; version: string; fields: Record<string, string> };

export interface Stored {
  place: Place;
  linkId: string;
  values: readonly Value[];
}

export interface Turned {
  state: State;
  kind:
    | 'answered'
    | 'corrected'
    | 'skipped'
    | 'kept'
    | 'back'
    | 'searched'
    | 'unclear'
    /** Whether it is an answer is asked back; and it was none. */
    | 'doubted'
    | 'denied'
    | 'asked-why'
    | 'asked-again'
    | 'command'
    /** The form is to end here. */
    | 'left'
    | 'old-card'
    | 'over';
  /** What to say before the question that comes next. */
  said: Said[];
  stored: Stored[];
  /** One that is not about questions, for whoever runs the conversation: a nurse is asked for, later is wished. */
  command?: Command;
}

export interface Turn extends Listening {
  world: World;
}

/** The words of the language in which is answered. */
export function tongueOf({ words, lang }: Pick<Turn, 'words' | 'lang'>): Words {
  const own = words.find((each) => each.lang === lang) ?? words[0];
  if (own === undefined) throw new Error('nobody can be talked to without words');
  return own;
}

export function quiet(state: State, kind: Turned['kind'], said: Said[] = []): Turned {
  return { state, kind, said, stored: [] };
}
