/** What a clinician types or presses: a code is acted on at the desk, and they are told what became of it. */
import type { Content } from '../content/content.ts';
import { clinicianOwner } from '../escalation/clinician-file.ts';
import type { Acted, Desk } from '../escalation/desk.ts';
import { readCodeReply } from '../escalation/reply-code.ts';
import type { Clinician } from '../model/clinician.ts';
import type { Screened } from '../model/signal.ts';
import { localClock } from '../model/time.ts';
import { nameOf } from '../notify/page-card.ts';
import type { Inbound, Log } from '../ports.ts';
import { eventId } from './event-id.ts';
import type { Post } from './post.ts';
import type { Values } from './turn.ts';

interface Deps {
  content: Content;
  desk: Desk;
  log: Log;
  post: Post;
}

export async function answerClinician(
  deps: Deps,
  who: Clinician,
  inbound: Inbound,
  screened: Screened,
): Promise<void> {
  const reply = readCodeReply(inbound.text);
  const said =
    reply !== undefined
      ? acted(deps.content, await deps.desk.answerCode(who.id, reply, inbound.from.channel))
      : screened.tier === 'emergency'
        ? { key: 'stranger.emergency', values: numbers(deps.content) }
        : { key: 'page.help', values: {} };
  const text = deps.content.text(said.key, 'en', said.values);
  const letter = { to: inbound.from, purpose: 'page' as const, key: said.key, text, lang: 'en' };
  await deps.post(clinicianOwner(who.id), eventId(inbound.providerId), letter);
}

/** What became of an act, in words: who was first is always said. */
export function acted(content: Content, outcome: Acted): { key: string; values: Values } {
  if (outcome.kind === 'unknown') return { key: 'page.unknown-code', values: {} };
  const { label } = outcome.alert;
  if (outcome.kind !== 'already') return { key: `page.${outcome.kind}`, values: { label } };
  const time = localClock(outcome.at, content.clinic.zone);
  const key = outcome.state === 'resolved' ? 'page.already-resolved' : 'page.already';
  return { key, values: { label, clinician: nameOf(content, outcome.clinician), time } };
}

function numbers(content: Content): Values {
  const { clinic } = content;
  const { emergency, crisis } = content.numbers(clinic.country);
  return { clinic: clinic.name, phone: clinic.phone, emergency, crisis };
}
