/** The people of the practice clinic, moved as a person at the start page moves them: over HTTP, and nothing else. */
import { heard } from './heard.ts';
import type { Bubble } from '../../src/simulator/bubble.ts';

export interface ClinicState {
  clock: { now: number; offsetMs: number };
  bubbles: Bubble[];
  installed: string[];
  blocked: string[];
}

export interface PracticeClinic {
  /** Gives clinicians their Teams app, as opening the start page does. */
  begin(): Promise<void>;
  text(who: string, text: string): Promise<void>;
  type(who: string, text: string): Promise<void>;
  /** Hands a message over and does not wait for what it leads to. */
  hand(who: string, channel: 'sms' | 'teams', text: string): Promise<void>;
  install(who: string): Promise<void>;
  /** Presses the only button of the newest card, with these answers filled in. */
  press(who: string, filled?: Record<string, unknown>): Promise<Bubble>;
  move(to: string): Promise<void>;
  state(): Promise<ClinicState>;
  /** What this person has received on this channel, oldest first. */
  received(who: string, channel: 'sms' | 'teams'): Promise<string[]>;
  card(who: string): Promise<Bubble>;
}

/** A button, or one that opens a form with a button of its own. */
interface Button extends CardAction {
  card?: { actions: CardAction[] };
}
interface CardAction {
  type: string;
  title: string;
  verb?: string;
  data?: Record<string, unknown>;
}

export function practiceClinic(url: () => string): PracticeClinic {
  async function ask(path: string, wish?: object): Promise<unknown> {
    const post = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    };
    const answer = await fetch(`${url()}/simulator/${path}`, wish === undefined ? {} : post);
    if (!answer.ok) throw new Error(`/simulator/${path} answers ${answer.status}`);
    return answer.json();
  }
  const state = async () => (await ask('state')) as ClinicState;
  const move = async (to: string) => void (await ask('clock', { to }));
  const hand = async (who: string, channel: 'sms' | 'teams', text: string) => {
    heard(text);
    await ask('say', { who, channel, text });
  };
  // Moving the clock to where it stands is how one waits until nothing is left to be done.
  const say = async (who: string, channel: 'sms' | 'teams', text: string) => {
    await hand(who, channel, text);
    await move('now');
  };
  const fromClinic = async (who: string, channel: 'sms' | 'teams') =>
    (await state()).bubbles.filter(
      (each) => each.who === who && each.channel === channel && each.from !== 'person',
    );
  const card = async (who: string) => {
    const found = (await fromClinic(who, 'teams')).findLast((each) => each.card !== undefined);
    if (found === undefined) throw new Error(`${who} has no card`);
    return found;
  };
  return {
    begin: async () => void (await ask('begin', {})),
    text: (who, text) => say(who, 'sms', text),
    type: (who, text) => say(who, 'teams', text),
    hand,
    async install(who) {
      await ask('install', { who });
      await move('now');
    },
    async press(who, filled = {}) {
      const shown = await card(who);
      const { title, ...inputs } = filled;
      const buttons = (shown.card?.['actions'] ?? []) as Button[];
      const found = title === undefined ? buttons[0] : buttons.find((each) => each.title === title);
      const pressed = found?.card?.actions[0] ?? found;
      if (pressed === undefined) throw new Error(`the card of ${who} has no such button`);
      const action = { ...pressed, data: { ...pressed.data, ...inputs } };
      const after = (await ask('act', { who, activityId: shown.id, action })) as Bubble;
      await move('now');
      return after;
    },
    move,
    state,
    received: async (who, channel) => (await fromClinic(who, channel)).map((each) => each.text),
    card,
  };
}
