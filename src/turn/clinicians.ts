/** What a clinician types: a code is acted on at the desk, and they are told what became of it. */
import type { Content } from '../content/content.ts';
import type { Act } from '../escalation/acts.ts';
import { clinicianOwner } from '../escalation/clinician-file.ts';
import { readByLabel } from '../escalation/by-label.ts';
import type { Desk } from '../escalation/desk.ts';
import { readOpenAsked } from '../escalation/open-asked.ts';
import { readCodeReply, type CodeReply } from '../escalation/typed-act.ts';
import type { Clinician } from '../model/clinician.ts';
import type { Language } from '../model/language.ts';
import type { LookUp } from '../model/look-up.ts';
import type { Screened } from '../model/signal.ts';
import type { Log } from '../ports/log.ts';
import type { Inbound } from '../ports/receiver.ts';
import type { Store } from '../ports/store.ts';
import { readNoise } from '../reading/noise.ts';
import { alsoCall } from './also.ts';
import { eventId } from './event-id.ts';
import type { Often } from './often.ts';
import { openFor } from './open-for.ts';
import { becameOf, howEnded, notKnown, type Said } from './outcome-words.ts';
import type { Post } from './post.ts';
import { withNumber } from './with-number.ts';

interface Deps {
  content: Content;
  store: Store;
  desk: Desk;
  log: Log;
  post: Post;
  often: Often;
  chat?: ClinicianChat | undefined;
  lookUp?: LookUp | undefined;
}

/** What a clinician asks for in their own chat: what is shown, or the key of what is said; undefined when it is no such thing. */
export type ClinicianChat = (
  who: Clinician,
  text: string,
) => Promise<{ key: string; text?: string; card?: Record<string, unknown> } | undefined>;

const SNOOZE_MINUTES = 15;

export async function answerClinician(
  deps: Deps,
  who: Clinician,
  inbound: Inbound,
  screened: Screened,
): Promise<void> {
  if (isMachine(deps.content, inbound.text, screened)) return;
  const reply = readCodeReply(inbound.text) ?? (await readByLabel(deps.store, who.id, inbound.text));
  // What it shows has names in it: never where others read along, and never on top of a danger.
  const isAlone = inbound.from.channel === 'teams' && inbound.from.reference !== undefined;
  const wanted =
    isAlone && reply === undefined && screened.tier !== 'emergency'
      ? await deps.chat?.(who, inbound.text)
      : undefined;
  const said =
    reply !== undefined
      ? await carriedOut(deps, who, reply, inbound)
      : screened.tier === 'emergency'
        ? { key: 'stranger.emergency', values: numbers(deps.content, who.lang, screened) }
        : wanted !== undefined
          ? { key: wanted.key, values: {} }
          : await otherwise(deps, who, inbound.text, isAlone);
  if (HELP.has(said.key) && !(await mayBeHelped(deps, who))) return;
  const text = wanted?.text ?? deps.content.text(said.key, who.lang, said.values);
  const card = wanted?.card === undefined ? {} : { card: wanted.card };
  const letter = { to: inbound.from, purpose: 'page' as const, key: said.key, text, lang: who.lang, ...card };
  await deps.post(clinicianOwner(who.id), eventId(inbound.providerId), letter);
}

/** No act on one alert, and nothing that is shown in Teams alone. */
async function otherwise(deps: Deps, who: Clinician, text: string, isAlone: boolean): Promise<Said> {
  const asked = readOpenAsked(text);
  if (asked === undefined) return { key: helpIn(deps, isAlone), values: {} };
  return openFor(deps.store, who.id, asked === 'open' ? 'page.open' : 'page.each');
}

async function carriedOut(
  deps: Deps,
  who: Clinician,
  reply: CodeReply,
  { from, providerId }: Inbound,
): Promise<Said> {
  const { content, desk, store } = deps;
  const actor = { clinician: who.id, by: from.channel, cause: eventId(providerId) };
  const act = actOf(content, reply);
  if (typeof act !== 'string') {
    const outcome = await desk.byCode(actor, reply.code, act);
    if (outcome.kind === 'unknown') return openFor(store, who.id, 'page.no-code');
    return withNumber(deps, who, from.channel, outcome);
  }
  const known = await desk.known(actor, reply.code);
  if (known === undefined) return openFor(store, who.id, 'page.no-code');
  // A drill has no outcome and goes to nobody else: whoever answers it has answered.
  if (known.alert.drill === true)
    return becameOf(content, who, await desk.byCode(actor, reply.code, { act: 'acknowledge' }));
  return act === 'whom' ? notKnown(content, known.code) : howEnded(known);
}

/** What they want of the desk, or what they have to be asked first. */
function actOf(content: Content, reply: CodeReply): Act | 'whom' | 'outcome' {
  switch (reply.act) {
    case 'acknowledge':
    case 'in-contact':
    case 'take-over':
    case 'hand-back':
      return { act: reply.act };
    case 'snooze':
      return { act: 'snooze', minutes: reply.minutes ?? SNOOZE_MINUTES };
    case 'reassign': {
      const to = named(content, reply.to);
      return to === undefined ? 'whom' : { act: 'reassign', to };
    }
    case 'resolve':
      return reply.outcome === undefined
        ? 'outcome'
        : { act: 'resolve', outcome: reply.outcome, note: reply.note };
  }
}

/** By id, or by any part of the name that only one of them has. */
function named({ clinic }: Content, text: string): string | undefined {
  const wanted = folded(text).split(' ');
  const found = clinic.clinicians.filter(({ id, name }) => {
    const words = [id, ...folded(name).split(' ')];
    return wanted.every((word) => words.includes(word));
  });
  return found.length === 1 ? found[0]?.id : undefined;
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A reaction quotes our page, which quotes a patient; and a phone that answers by itself would go on for ever. */
function isMachine(content: Content, text: string, screened: Screened): boolean {
  const noise = readNoise(text, content.everyWord('en'));
  return noise === 'tapback' || (noise === 'auto-reply' && screened.tier === 'none');
}

const HELP = new Set(['page.help', 'page.help-in-teams']);

/** In their own chat they may ask for more than an alert. */
function helpIn({ chat }: Deps, isAlone: boolean): string {
  return isAlone && chat !== undefined ? 'page.help-in-teams' : 'page.help';
}

async function mayBeHelped({ content, store, often }: Deps, who: Clinician): Promise<boolean> {
  return often.mayAnswer(`page.help ${who.id}`, content.pace.helpPerHour, await store.time());
}

function numbers(content: Content, lang: Language, { signals }: Screened): Said['values'] {
  const { name, phone, country } = content.clinic;
  const heard = signals.map(({ signal }) => signal);
  const also = alsoCall(content, { country, lang }, heard);
  return { clinic: name, phone, emergency: content.numbers(country).emergency, also };
}
