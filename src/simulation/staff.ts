/** Clinicians of the simulated clinic: they acknowledge a page within minutes, and close what is dealt with. */
import type { Clinician } from '../model/clinician.ts';
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

export function staffOf(clinic: SimulatedClinic, seed: number, wrote: () => void): Staff {
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
    const page = `${who.id}/${code}/${clinic.now()}`;
    if (code === undefined || answered.has(page)) return;
    answered.add(page);
    const chance = chanceOf(seed, `page/${who.id}/${clinic.now()}`);
    const after = chance.between(1, 8) * MINUTE;
    clinic.after(after, () => say(who, `${code}A`));
    clinic.after(after + chance.between(15, 60) * MINUTE, () => say(who, `${code}R advised`));
  }

  /** The list is worked off in the course of the day. */
  function list(who: Clinician, { id, card }: Outgoing): void {
    const chance = chanceOf(seed, `list/${id}`);
    const after = chance.between(1, 6) * HOUR;
    for (const code of codesOn(card)) clinic.after(after, () => say(who, `${code}R advised`));
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

/** Each entry of the list begins with its code and its label. */
function codesOn(card: Outgoing['card']): string[] {
  const body = (card?.['body'] ?? []) as { text?: string; items?: { text?: string }[] }[];
  const texts = body.flatMap(({ text, items = [] }) => [text, ...items.map((each) => each.text)]);
  return texts.flatMap((text = '') => /^(\d{1,2}) [A-Z0-9-]+: /.exec(text)?.[1] ?? []);
}
