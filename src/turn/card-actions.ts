/** A button on a clinician's card. Answered at once with the card as it now is; the sending is done by the outbox. */
import type { Content } from '../content/content.ts';
import { fileWith } from '../escalation/clinician-file.ts';
import type { Desk } from '../escalation/desk.ts';
import { MINUTE } from '../model/time.ts';
import { pageCard } from '../notify/page-card.ts';
import type { Audit, CardAction, CardAnswer, Log, Store } from '../ports.ts';
import { acted } from './clinicians.ts';

interface Deps {
  store: Store;
  content: Content;
  desk: Desk;
  audit: Audit;
  log: Log;
}

export async function pressed(deps: Deps, action: CardAction): Promise<CardAnswer> {
  const { content, desk } = deps;
  const who = content.clinic.clinicians.find((each) => each.teams === action.from.user);
  if (who === undefined) return notYours(deps, action);
  const { patientId, alertId } = action;
  const isPress = action.trigger === 'person';
  if (isPress && action.verb === 'acknowledge') await desk.acknowledge(patientId, alertId, who.id, 'teams');
  if (isPress && action.verb === 'resolve') await desk.resolve(patientId, alertId, who.id, 'teams');
  const file = await fileWith(deps.store, patientId, alertId);
  if (file === undefined)
    return { kind: 'message', text: content.text(acted(content, { kind: 'unknown' }).key, 'en') };
  return { kind: 'card', card: pageCard(content, file).card };
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
    const wanted = ['acknowledge', 'resolve'].includes(verb) ? verb : 'other';
    const id = `${actor}/${who}/${wanted}/${Math.floor(at / MINUTE)}`;
    await audit.write([{ id, at, actor, action: 'card refused', who, alert, facts: { wanted } }]);
  } catch (fault) {
    log.error('a refusal was not written down', {}, fault);
  }
  return { kind: 'message', text: content.text('page.not-yours', 'en') };
}
