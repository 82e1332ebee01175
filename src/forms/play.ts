/** Plays a form without a person: what is typed in, everything that is shown and stored out. */
import type { Words } from '../content/words.ts';
import { answer, open, type Reply, type Turn, type Turned } from './engine.ts';
import { ask } from './ask.ts';
import type { Said, Say } from './said.ts';
import { cardOf, type Card } from './card.ts';
import type { Form } from './form.ts';
import { smsOf } from './sms.ts';
import { viewOf } from './view.ts';
import type { State } from './state.ts';
import { tongueOf } from './turned.ts';

export type Channel = 'sms' | 'teams';

export interface Played {
  typed: unknown;
  kind: Turned['kind'];
  said: string[];
  stored: Turned['stored'];
  show: string[];
  card?: Card;
}

export interface Play {
  opening: Omit<Played, 'typed' | 'kind' | 'stored'>;
  turns: Played[];
  state: State;
  /** It was ended before everything was asked; what was typed after that is not read. */
  isLeft: boolean;
}

export async function play(
  form: Form,
  typed: readonly unknown[],
  channel: Channel,
  turn: Turn,
  say: Say,
): Promise<Play> {
  let state = await open(form, turn.world);
  const shown = () => show(form, state, channel, tongueOf(turn), say);
  const opening = {
    said: [say({ key: form.hasMusts ? 'forms.opening-musts' : 'forms.opening' })],
    ...shown(),
  };
  const turns: Played[] = [];
  for (const each of typed) {
    const reply = replyFrom(each, form, state);
    const turned = await answer(form, state, reply, turn);
    ({ state } = turned);
    const { kind, stored } = turned;
    const said = [...turned.said, ...onWay(turned)].map(say);
    const isPut = kind === 'left' || turned.command === 'later';
    turns.push({ typed: each, kind, said, stored, ...(isPut ? { show: [] } : shown()) });
    if (kind === 'left') return { opening, turns, state, isLeft: true };
  }
  return { opening, turns, state, isLeft: false };
}

/** What a conversation says where somebody goes away. */
function onWay({ kind, command }: Turned): Said[] {
  if (kind === 'left') return [{ key: 'forms.enough' }];
  return command === 'later' ? [{ key: 'forms.later' }] : [];
}

export function show(
  form: Form,
  state: State,
  channel: Channel,
  tongue: Words,
  say: Say,
): { show: string[]; card?: Card } {
  const texts = smsOf(ask(form, state, tongue), say);
  return channel === 'sms' ? { show: texts } : { show: texts, card: cardOf(form, state, tongue, say) };
}

/** An object stands for a card that was sent: its fields by their places, or by a linkId that is there only once. */
export function replyFrom(typed: unknown, form: Form, state: State): Reply {
  if (typeof typed === 'string' || typeof typed === 'number' || typeof typed === 'boolean')
    return { kind: 'text', text: String(typed) };
  if (typeof typed !== 'object' || typed === null) return { kind: 'text', text: '' };
  const { byPlace, byLinkId } = viewOf(form, state);
  const placeOf = (name: string) => {
    const [only, ...more] = byPlace.has(name) ? [] : (byLinkId.get(name) ?? []);
    return only === undefined || more.length > 0 ? name : only.place;
  };
  const fields = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [placeOf(name), fieldOf(value)]),
  );
  return { kind: 'card', questionnaire: form.questionnaire, version: form.version, fields };
}

/** Several that were picked come as one text. */
function fieldOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(fieldOf).join(', ') : JSON.stringify(value ?? '');
}
