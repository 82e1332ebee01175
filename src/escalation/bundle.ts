/**
 * Pages that wait their turn to ring one phone go out as one text when the first of them may: nobody waits longer for it,
 * and the phone does not ring once a minute. They are kept with the clinician; each is still a page of its own alert, which
 * learns by its own entry that it has been told.
 */
import { z } from 'zod';
import { HOUR, type Instant } from '../model/time.ts';
import { work } from '../model/work.ts';
import type { Docs } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';
import { clinicianOwner } from './clinician-file.ts';
import { oneAtATime } from './one-at-a-time.ts';

const waitingPage = z.object({ owner: z.string(), id: z.string(), lane: z.literal('safety'), work });
export type WaitingPage = z.infer<typeof waitingPage>;

const queue = z.object({
  v: z.literal(1),
  waiting: z.array(waitingPage),
  /** What went out in somebody else's text, until its own entry has taken note. */
  told: z.array(z.object({ page: z.string(), providerId: z.string(), at: z.number() })),
});
type Queue = z.infer<typeof queue>;

/** More than these wait apart, and nothing is written down of them. */
const MOST = 40;
/** As many as one text holds. */
export const IN_A_TEXT = 5;

/**
 * It waits, for the next text to this person to take along; or it has been taken along just now, and the carrier's name for
 * that text is given. Its own entry must stand for later already.
 */
export async function waitFor(
  store: Store,
  clinician: string,
  page: WaitingPage,
): Promise<string | undefined> {
  let told: string | undefined;
  await change(store, clinician, (before) => {
    told = before.told.find((each) => each.page === page.id)?.providerId;
    const others = before.waiting.filter(({ id }) => id !== page.id);
    if (told !== undefined) return { ...before, waiting: others };
    // Among so many it is one text more or less.
    return others.length < MOST ? { ...before, waiting: [...others, page] } : undefined;
  });
  return told;
}

/** It waits no more: it has been sent by itself, or never will be. */
export async function waitNoMore(store: Store, clinician: string, pageId: string): Promise<void> {
  await change(store, clinician, ({ waiting, ...rest }) => ({
    ...rest,
    waiting: waiting.filter(({ id }) => id !== pageId),
  }));
}

export async function waitingFor(store: Store, clinician: string): Promise<WaitingPage[]> {
  const { docs } = await store.read(clinicianOwner(clinician));
  return queueIn(docs).waiting;
}

/** The carrier's name for the text that this page went out in; undefined while it has not. */
export async function toldIn(store: Store, clinician: string, pageId: string): Promise<string | undefined> {
  const { docs } = await store.read(clinicianOwner(clinician));
  return queueIn(docs).told.find(({ page }) => page === pageId)?.providerId;
}

/** They went out together with another: kept with the clinician, and each is looked at again at once. */
export async function toldTogether(
  store: Store,
  clinician: string,
  pages: WaitingPage[],
  providerId: string,
): Promise<void> {
  const ids = new Set(pages.map(({ id }) => id));
  await change(store, clinician, ({ v, waiting, told }, at) => ({
    v,
    waiting: waiting.filter(({ id }) => !ids.has(id)),
    told: [
      ...told.filter((each) => each.at > at - HOUR && !ids.has(each.page)),
      ...[...ids].map((page) => ({ page, providerId, at })),
    ],
  }));
  for (const { owner, id, lane, work: its } of pages)
    await store.commit(owner, { due: [{ id, lane, at: { inMs: 0 }, work: its }] });
}

type Changing = (before: Queue, at: Instant) => Queue | undefined;

async function change(store: Store, clinician: string, how: Changing): Promise<void> {
  const owner = clinicianOwner(clinician);
  await oneAtATime(store, owner, async () => {
    for (;;) {
      const { docs, at } = await store.read(owner);
      const after = how(queueIn(docs), at);
      if (after === undefined) return;
      const expect = { queue: docs['queue']?.version ?? 0 };
      const committed = await store.commit(owner, { put: { queue: after }, expect });
      if (committed.kind === 'committed') return;
    }
  });
}

function queueIn(docs: Docs): Queue {
  return docs['queue'] === undefined ? { v: 1, waiting: [], told: [] } : queue.parse(docs['queue'].value);
}
