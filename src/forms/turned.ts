/** What comes in from a person, and what it has led to. */
import type { Command } from '../reading/command.ts';
import type { Said } from './said.ts';
import type { Value } from './form.ts';
import type { Listening } from './read-answer.ts';
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
    | 'asked-why'
    | 'asked-again'
    | 'command'
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

export function quiet(state: State, kind: Turned['kind'], said: Said[] = []): Turned {
  return { state, kind, said, stored: [] };
}
