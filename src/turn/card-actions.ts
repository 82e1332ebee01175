/** A button on a clinician's card. Answered at once with the card as it now is; the sending is done by the outbox. */
import type { Content } from '../content/content.ts';
import { fileWith } from '../escalation/clinician-file.ts';
import type { Desk } from '../escalation/desk.ts';
import { pageCard } from '../notify/page-card.ts';
import type { CardAction, CardAnswer, Store } from '../ports.ts';
import { acted } from './clinicians.ts';

interface Deps {
  store: Store;
  content: Content;
  desk: Desk;
}

export async function pressed(deps: Deps, action: CardAction): Promise<CardAnswer> {
  const { content, desk } = deps;
  const who = content.clinic.clinicians.find((each) => each.teams === action.from.user);
  if (who === undefined) return { kind: 'message', text: content.text('page.not-yours', 'en') };
  const { patientId, alertId } = action;
  const isPress = action.trigger === 'person';
  if (isPress && action.verb === 'acknowledge') await desk.acknowledge(patientId, alertId, who.id, 'teams');
  if (isPress && action.verb === 'resolve') await desk.resolve(patientId, alertId, who.id, 'teams');
  const file = await fileWith(deps.store, patientId, alertId);
  if (file === undefined)
    return { kind: 'message', text: content.text(acted(content, { kind: 'unknown' }).key, 'en') };
  return { kind: 'card', card: pageCard(content, file).card };
}
