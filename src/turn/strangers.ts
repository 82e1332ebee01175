/** Somebody we do not know has written. There is no conversation, but an emergency is answered with emergency numbers. */
import type { Content } from '../content/content.ts';
import type { Language } from '../model/language.ts';
import type { Screened } from '../model/signal.ts';
import { HOUR } from '../model/time.ts';
import type { Log } from '../ports/log.ts';
import type { Inbound } from '../ports/receiver.ts';
import type { Store } from '../ports/store.ts';
import { alsoCall } from './also.ts';
import { STRANGERS } from './deliver.ts';
import { eventId } from './event-id.ts';
import type { Often } from './often.ts';
import type { Post } from './post.ts';

interface Deps {
  content: Content;
  store: Store;
  log: Log;
  post: Post;
  often: Often;
}

/** What a stranger hears: numbers in danger; in Teams, where they are a colleague or a patient, how to join. */
export async function answerStranger(
  deps: Deps,
  inbound: Inbound,
  screened: Screened,
  otherwise: 'teams.code-wanted' | 'teams.code-wrong' | undefined,
): Promise<void> {
  const id = eventId(inbound.providerId);
  deps.log.info('message from somebody unknown', {
    event: id,
    tier: screened.tier,
    channel: inbound.from.channel,
  });
  const danger = screened.tier === 'emergency' || screened.tier === 'urgent';
  const key = danger ? 'stranger.emergency' : inbound.from.channel === 'teams' ? otherwise : undefined;
  if (key === undefined || !(await mayHear(deps, inbound, key))) return;
  const { clinic } = deps.content;
  const lang: Language = looksSpanish(inbound.text) ? 'es' : 'en';
  const heard = screened.signals.map(({ signal }) => signal);
  const values = {
    clinic: clinic.name,
    phone: clinic.phone,
    emergency: deps.content.numbers(clinic.country).emergency,
    also: alsoCall(deps.content, { country: clinic.country, lang }, heard),
  };
  const text = deps.content.text(key, lang, values);
  const expiresAt = (await deps.store.time()) + HOUR;
  await deps.post(STRANGERS, id, { to: inbound.from, purpose: 'safety', key, text, lang, expiresAt });
}

/** Every message is screened; only the answers are counted, and those to danger apart from the others. */
async function mayHear(
  { content, store, log, often }: Deps,
  { from }: Inbound,
  key: string,
): Promise<boolean> {
  const address = from.channel === 'sms' ? from.number : from.user;
  const may = often.mayAnswer(`${key} ${address}`, content.pace.strangerPerHour, await store.time());
  if (!may) log.warn('somebody unknown is not answered again', { key, channel: from.channel });
  return may;
}

/** Good enough to choose one of two fixed texts; a patient's own language is on file. */
export function looksSpanish(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.filter((word) => SPANISH.has(word)).length >= 2 || /[ñ¿¡]/.test(text);
}

/** Frequent words of Spanish that are not words of English. */
const SPANISH = new Set(
  'quiero estoy tengo puedo necesito ayuda ayúdeme porque esta este pero muy mucho para por una las los mis que qué hoy noche ya mi el la en de yo y es se duele dolor vida morir pecho favor'.split(
    ' ',
  ),
);
