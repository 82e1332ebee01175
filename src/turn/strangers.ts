/** Somebody we do not know has written. There is no conversation, but an emergency is answered with emergency numbers. */
import type { Content } from '../content/content.ts';
import type { Language } from '../model/language.ts';
import type { Screened } from '../model/signal.ts';
import type { Inbound, Log } from '../ports.ts';
import { STRANGERS } from './deliver.ts';
import { eventId } from './event-id.ts';
import type { Post } from './post.ts';

interface Deps {
  content: Content;
  log: Log;
  post: Post;
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
  if (key === undefined) return;
  const { clinic } = deps.content;
  const lang: Language = looksSpanish(inbound.text) ? 'es' : 'en';
  const numbers = deps.content.numbers(clinic.country);
  const values = {
    clinic: clinic.name,
    phone: clinic.phone,
    emergency: numbers.emergency,
    crisis: numbers.crisis,
  };
  const text = deps.content.text(key, lang, values);
  await deps.post(STRANGERS, id, { to: inbound.from, purpose: 'safety', key, text, lang });
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
