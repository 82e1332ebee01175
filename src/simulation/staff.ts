/** Clinicians of the simulated clinic: they acknowledge a page within minutes, phone, and close it as what they have found. */
import type { Clinician } from '../model/clinician.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Outgoing } from '../model/outgoing.ts';
import { HOUR, MINUTE } from '../model/time.ts';
import { chanceOf } from './chance.ts';
import type { SimulatedClinic } from './clinic.ts';

/** What asks to be acknowledged; the answers to what a clinician has sent name codes as examples. */
const RINGS = new Set(
  ['sms', 'again', 'again-news', 'more', 'opted-out', 'came-back', 'snooze-over', 'reassigned'].map(
    (name) => `page.${name}`,
  ),
);

export interface Staff {
  /** They have the Teams app from the beginning. */
  begin(): Promise<void>;
  received(message: Outgoing): void;
}

interface Knowing {
  wrote: () => void;
  /** What somebody who phones about the alert of this label finds. */
  ends: (label: string) => Outcome;
}

export function staffOf(clinic: SimulatedClinic, seed: number, { wrote, ends }: Knowing): Staff {
  const { clinicians } = clinic.content.clinic;
  /** One page comes by several ways and to several people: whoever has answered it has answered it. */
  const answered = new Set<string>();

  async function say({ sms }: Clinician, text: string): Promise<void> {
    if (sms === undefined) return;
    wrote();
    await clinic.hear({ channel: 'sms', number: sms, via: 'twilio' }, text);
  }

  function page(who: Clinician, { text }: Outgoing): void {
    const code = /\b(\d{1,2})A\b/.exec(text)?.[1];
    const label = /\b[A-Z]{2}\d{2}\b/.exec(text)?.[0] ?? '';
    const page = `${who.id}/${code}/${clinic.now()}`;
    if (code === undefined || answered.has(page)) return;
    answered.add(page);
    const chance = chanceOf(seed, `page/${who.id}/${clinic.now()}`);
    const after = chance.between(1, 8) * MINUTE;
    clinic.after(after, () => say(who, `${code}A`));
    clinic.after(after + chance.between(15, 60) * MINUTE, () => close(who, { code, label }));
  }

  /** The list is worked off in the course of the day. */
  function list(who: Clinician, { id, card }: Outgoing): void {
    const chance = chanceOf(seed, `list/${id}`);
    const after = chance.between(1, 6) * HOUR;
    for (const entry of entriesOn(card)) clinic.after(after, () => close(who, entry));
  }

  function close(who: Clinician, { code, label }: Coded): Promise<void> {
    return say(who, `${code}R ${ends(label).replace('-', ' ')}`);
  }

  return {
    async begin() {
      for (const { teams } of clinicians)
        if (teams !== undefined)
          await clinic.core.receiver.installed({ channel: 'teams', user: teams, reference: { of: teams } });
    },
    received(message) {
      const { to } = message;
      const who = clinicians.find((each) =>
        to.channel === 'sms' ? each.sms === to.number : each.teams === to.user,
      );
      if (who === undefined) return;
      if (message.key === 'page.card.list') list(who, message);
      else if (to.channel === 'sms' && RINGS.has(message.key)) page(who, message);
    },
  };
}

interface Coded {
  code: string;
  label: string;
}

/** Each entry of the list begins with its code and its label. */
function entriesOn(card: Outgoing['card']): Coded[] {
  const body = (card?.['body'] ?? []) as { text?: string; items?: { text?: string }[] }[];
  const texts = body.flatMap(({ text, items = [] }) => [text, ...items.map((each) => each.text)]);
  return texts.flatMap((text = '') => {
    const [, code, label] = /^(\d{1,2}) ([A-Z0-9-]+): /.exec(text) ?? [];
    return code === undefined || label === undefined ? [] : [{ code, label }];
  });
}
