/** A button on a clinician's card. Answered at once with the card as it now is; the sending is done by the outbox. */
import type { Content } from '../content/content.ts';
import type { Act } from '../escalation/acts.ts';
import { cardOf } from '../escalation/card-of.ts';
import { fileWith } from '../escalation/clinician-file.ts';
import type { Desk, Outcome } from '../escalation/desk.ts';
import type { Duties } from '../escalation/duty.ts';
import { isOfWeek } from '../escalation/list-days.ts';
import { tierPolicy } from '../escalation/next-step.ts';
import { outcome } from '../model/outcome.ts';
import type { Clinician } from '../model/clinician.ts';
import { MINUTE } from '../model/time.ts';
import type { Audit } from '../ports/audit.ts';
import type { Log } from '../ports/log.ts';
import type { CardAction, CardAnswer } from '../ports/receiver.ts';
import type { Store } from '../ports/store.ts';
import { becameOf } from './outcome-words.ts';

interface Deps {
  store: Store;
  content: Content;
  desk: Desk;
  duties: Duties;
  audit: Audit;
  log: Log;
}

const VERBS = [
  'acknowledge',
  'in-contact',
  'take-over',
  'hand-back',
  'snooze',
  'reassign',
  'resolve',
  'seen',
];

export async function pressed(deps: Deps, action: CardAction): Promise<CardAnswer> {
  const { content, desk } = deps;
  const who = content.clinic.clinicians.find((each) => each.teams === action.from.user);
  if (who === undefined) return notYours(deps, action);
  const { patientId, alertId } = action;
  if (action.verb === 'seen' && action.trigger === 'person') return seen(deps, who, action);
  const act = action.trigger === 'person' ? wanted(content, action) : undefined;
  if (act === 'incomplete') return { kind: 'message', text: content.text('page.card.missing', who.lang) };
  if (act?.act === 'resolve' && action.on === 'list' && (await isPaged(deps, patientId, alertId)))
    return { kind: 'message', text: content.text('page.graver', who.lang) };
  const became = act && (await desk.act(patientId, alertId, { clinician: who.id, by: 'teams' }, act));
  if (became?.kind === 'refused' || action.on === 'list')
    return told(content, who, became ?? { kind: 'unknown' });
  const file = await fileWith(deps.store, patientId, alertId);
  if (file === undefined) return told(content, who, { kind: 'unknown' });
  return { kind: 'card', card: (await cardOf(deps, file, who.lang)).card };
}

/** All of the week's list at once; what is no longer of it, or is in somebody's hands, is left and said. */
async function seen(deps: Deps, who: Clinician, action: CardAction): Promise<CardAnswer> {
  const { store, content, desk } = deps;
  const all = [{ patientId: action.patientId, alertId: action.alertId }, ...(action.also ?? [])];
  let closed = 0;
  for (const { patientId, alertId } of all) {
    const file = await fileWith(store, patientId, alertId);
    if (file?.alert.status !== 'open' || !isOfWeek(file.alert, content)) continue;
    const actor = { clinician: who.id, by: 'teams' };
    const became = await desk.act(patientId, alertId, actor, { act: 'resolve', outcome: 'other' });
    if (became.kind === 'done') closed += 1;
  }
  const key = closed < all.length ? 'page.week-seen-but' : 'page.week-seen';
  return { kind: 'message', text: content.text(key, who.lang, { count: closed }) };
}

/** A list is as old as its morning: what has become graver since is closed by whoever has read how it is now. */
async function isPaged({ store, content }: Deps, patientId: string, alertId: string): Promise<boolean> {
  const file = await fileWith(store, patientId, alertId);
  if (file === undefined || file.alert.status === 'resolved') return false;
  return tierPolicy(file.alert, content.policy) !== undefined;
}

function told(content: Content, who: Clinician, became: Outcome): CardAnswer {
  if (became.kind === 'unknown') return { kind: 'message', text: content.text('page.gone', who.lang) };
  const { key, values } = becameOf(content, who, became);
  return { kind: 'message', text: content.text(key, who.lang, values) };
}

/** A card can be filled by any client, so every field is read as if a stranger had sent it. */
function wanted({ clinic }: Content, { verb, inputs = {} }: CardAction): Act | 'incomplete' | undefined {
  switch (verb) {
    case 'acknowledge':
    case 'in-contact':
    case 'take-over':
    case 'hand-back':
      return { act: verb };
    case 'snooze': {
      const minutes = Number(inputs.minutes);
      return Number.isInteger(minutes) && minutes > 0 ? { act: 'snooze', minutes } : 'incomplete';
    }
    case 'reassign': {
      const to = clinic.clinicians.find(({ id }) => id === inputs.to)?.id;
      return to === undefined ? 'incomplete' : { act: 'reassign', to };
    }
    case 'resolve': {
      const ended = outcome.safeParse(inputs.outcome);
      const note = inputs.note?.trim();
      return ended.success ? { act: 'resolve', outcome: ended.data, note: note || undefined } : 'incomplete';
    }
    default:
      return undefined;
  }
}

/** Somebody who is no clinician of ours has a patient's card in front of them: refused, and written down. */
async function notYours({ content, store, audit, log }: Deps, action: CardAction): Promise<CardAnswer> {
  const { patientId, alertId, from, verb } = action;
  try {
    const at = await store.time();
    const actor = store.pseudonym('teams', from.user);
    const who = store.pseudonym('patient', patientId);
    // What somebody unknown sends may be anything: only what we could have sent ourselves is written down.
    const alert = /^[\w/-]{1,80}$/.test(alertId) ? alertId : 'unreadable';
    const refused = VERBS.includes(verb) ? verb : 'other';
    const id = `${actor}/${who}/${refused}/${Math.floor(at / MINUTE)}`;
    await audit.write([{ id, at, actor, action: 'card refused', who, alert, facts: { wanted: refused } }]);
  } catch (fault) {
    log.error('a refusal was not written down', {}, fault);
  }
  return { kind: 'message', text: content.text('page.not-yours', 'en') };
}
