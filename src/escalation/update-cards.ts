/** After an alert has moved on, every card that shows it is replaced, so that nobody acts on what is no longer so. */
import type { Content } from '../content/content.ts';
import { SECOND } from '../model/time.ts';
import type { Claim, Work } from '../model/work.ts';
import type { Cards } from '../ports/carrier.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { cardOf } from './card-of.ts';
import type { Duties } from './duty.ts';
import { fileWith } from './clinician-file.ts';

interface Deps {
  store: Store;
  content: Content;
  duties: Duties;
  cards: Cards;
  log: Log;
}

const TRIES = 5;

export async function updateCards(
  deps: Deps,
  claim: Claim,
  work: Extract<Work, { kind: 'update-cards' }>,
): Promise<void> {
  const file = await fileWith(deps.store, claim.owner, work.alertId);
  if (file === undefined) return void (await deps.store.commit(claim.owner, { done: [claim.id] }));
  const langOf = (id: string) => deps.content.clinic.clinicians.find((each) => each.id === id)?.lang ?? 'en';
  const results = await Promise.all(
    file.alert.cards.map(async ({ clinician, reference, activityId }) =>
      deps.cards.replace(reference, activityId, (await cardOf(deps, file, langOf(clinician))).card),
    ),
  );
  const unfinished = results.some((each) => each.kind === 'later' || each.kind === 'unknown');
  if (!unfinished || work.tries >= TRIES) {
    await deps.store.commit(claim.owner, { done: [claim.id] });
    return;
  }
  const again = { ...work, tries: work.tries + 1 };
  await deps.store.commit(claim.owner, {
    due: [{ id: claim.id, lane: 'safety', at: { inMs: 15 * SECOND }, work: again }],
  });
}
