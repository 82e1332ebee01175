/** What a clinician types or presses: a code is acted on at the desk, and they are told what became of it. */
import type { Content } from '../content/content.ts';
import { clinicianOwner } from '../escalation/clinician-file.ts';
import type { Acted, Desk } from '../escalation/desk.ts';
import { readCodeReply } from '../escalation/reply-code.ts';
import type { Clinician } from '../model/clinician.ts';
import { languages } from '../model/language.ts';
import type { Screened } from '../model/signal.ts';
import { localClock } from '../model/time.ts';
import { nameOf } from '../notify/page-card.ts';
import type { Inbound, Log, Store } from '../ports.ts';
import { readNoise } from '../reading/noise.ts';
import { eventId } from './event-id.ts';
import type { Often } from './often.ts';
import type { Post } from './post.ts';
import type { Values } from './turn.ts';

interface Deps {
  content: Content;
  store: Store;
  desk: Desk;
  log: Log;
  post: Post;
  often: Often;
}

export async function answerClinician(
  deps: Deps,
  who: Clinician,
  inbound: Inbound,
  screened: Screened,
): Promise<void> {
  if (isMachine(deps.content, inbound.text, screened)) return;
  const reply = readCodeReply(inbound.text);
  const said =
    reply !== undefined
      ? acted(deps.content, await deps.desk.answerCode(who.id, reply, inbound.from.channel))
      : screened.tier === 'emergency'
        ? { key: 'stranger.emergency', values: numbers(deps.content) }
        : { key: 'page.help', values: {} };
  if (said.key === 'page.help' && !(await mayBeHelped(deps, who))) return;
  const text = deps.content.text(said.key, 'en', said.values);
  const letter = { to: inbound.from, purpose: 'page' as const, key: said.key, text, lang: 'en' };
  await deps.post(clinicianOwner(who.id), eventId(inbound.providerId), letter);
}

/** A reaction quotes our page, which quotes a patient; and a phone that answers by itself would go on for ever. */
function isMachine(content: Content, text: string, screened: Screened): boolean {
  const noise = readNoise(
    text,
    languages.map((lang) => content.words(lang)),
  );
  return noise === 'tapback' || (noise === 'auto-reply' && screened.tier === 'none');
}

async function mayBeHelped({ content, store, often }: Deps, who: Clinician): Promise<boolean> {
  return often.mayAnswer(`page.help ${who.id}`, content.pace.helpPerHour, await store.time());
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
