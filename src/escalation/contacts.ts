/**
 * Whether a way to a clinician arrives: a code is sent by it, and whoever got it says it. What was shown so is kept for the
 * number or address that it was shown for, with its history. A page goes by every way, shown or not: none may be lost.
 */
import { z } from 'zod';
import type { Content } from '../content/content.ts';
import { contactsOf, type Clinician, type Contact } from '../model/clinician.ts';
import type { Sent } from '../model/outgoing.ts';
import { MINUTE, type Instant } from '../model/time.ts';
import type { Claim, Work } from '../model/work.ts';
import type { Log } from '../ports/log.ts';
import type { Docs } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';
import { contactMessage, CONTACTS } from './contact-message.ts';
import { sendPage, type Carrying } from './send-page.ts';

const LOG = 'contact-log';
const GOOD_FOR_MS = 30 * MINUTE;
const MOST_TRIES = 5;

export type Tried = Extract<Work, { kind: 'contact' }>['by'];

const way = { who: z.string(), by: z.string(), to: z.string(), at: z.number() };
const book = z.object({
  v: z.literal(1),
  /** By the pseudonym of the address: another number is another way. */
  shown: z.array(z.object(way)),
  asked: z.array(z.object({ ...way, code: z.string(), tries: z.number() })),
});
type Book = z.infer<typeof book>;

const note = z.object({ at: z.number(), who: z.string(), by: z.string(), what: z.string() });
export type ContactNote = z.infer<typeof note>;

/** Sends the code, soon. */
export async function tryContact(
  store: Store,
  who: string,
  { by, to }: { by: Tried; to: string },
  code: string,
): Promise<void> {
  await change(store, ({ asked, ...rest }, at) => ({
    book: {
      ...rest,
      asked: [
        ...asked.filter((each) => !(each.who === who && each.by === by)),
        { who, by, at, code, tries: 0, to: nameOf(store, to) },
      ],
    },
    note: { at, who, by, what: 'asked' },
    due: [
      {
        id: `contact:${who}:${by}`,
        lane: 'reply',
        at: { inMs: 0 },
        work: { kind: 'contact', clinician: who, by, code },
      },
    ],
  }));
}

/** Whether that was the code. It is good for half an hour and a few tries. */
export async function confirmContact(store: Store, who: string, by: string, code: string): Promise<boolean> {
  let isRight = false;
  await change(store, ({ v, shown, asked }, at) => {
    const its = asked.find((each) => each.who === who && each.by === by);
    isRight = its !== undefined && its.tries < MOST_TRIES && its.at + GOOD_FOR_MS > at && its.code === code;
    const others = asked.filter((each) => each !== its);
    const kept = its === undefined || isRight ? others : [...others, { ...its, tries: its.tries + 1 }];
    const before = shown.filter((each) => !(each.who === who && each.by === by));
    const now = isRight && its !== undefined ? [...before, { who, by, to: its.to, at }] : shown;
    return {
      book: { v, shown: now, asked: kept },
      note: { at, who, by, what: isRight ? 'confirmed' : 'wrong code' },
    };
  });
  return isRight;
}

/** Since when it is known, here, that this very address arrives. */
export async function shownSince(
  store: Store,
): Promise<(who: Clinician, of: Contact) => Instant | undefined> {
  const { docs } = await store.read(CONTACTS);
  const { shown } = bookIn(docs);
  return ({ id }, { by, to }) =>
    shown.find((each) => each.who === id && each.by === by && each.to === nameOf(store, to))?.at;
}

export async function contactHistory(store: Store, last: number): Promise<ContactNote[]> {
  return z.array(note).parse(await store.log(CONTACTS, LOG, last));
}

interface SendDeps extends Carrying {
  store: Store;
  content: Content;
  log: Log;
}

/** Once, and what became of it is noted: whoever asked is waiting, and asks again. */
export async function sendContact(
  deps: SendDeps,
  claim: Claim,
  work: Extract<Work, { kind: 'contact' }>,
): Promise<void> {
  const { store, content, log } = deps;
  const { clinician, by } = work;
  const who = content.clinic.clinicians.find(({ id }) => id === clinician);
  const to = who && contactsOf(who).find((each) => each.by === by)?.to;
  const at = await store.time();
  const made =
    who === undefined || to === undefined
      ? 'no address'
      : await contactMessage(store, content, who, { by, to, code: work.code, at });
  const sent: Sent =
    typeof made === 'string' ? { kind: 'refused', because: made } : await sendPage(deps, by, made);
  log.info('contact tried', { clinician, by, result: sent.kind });
  const what = sent.kind === 'accepted' ? 'sent' : `not sent: ${sent.because}`;
  await store.commit(claim.owner, {
    done: [claim.id],
    append: { [LOG]: [{ at, who: clinician, by, what }] },
  });
}

function nameOf(store: Store, to: string): string {
  return store.pseudonym('sms', to);
}

interface Changed {
  book: Book;
  note: ContactNote;
  due?: Parameters<Store['commit']>[1]['due'];
}

async function change(store: Store, how: (before: Book, at: Instant) => Changed): Promise<void> {
  for (;;) {
    const { docs, at } = await store.read(CONTACTS);
    const { book: after, note: said, due = [] } = how(bookIn(docs), at);
    const committed = await store.commit(CONTACTS, {
      put: { contacts: after },
      append: { [LOG]: [said] },
      expect: { contacts: docs['contacts']?.version ?? 0 },
      due,
    });
    if (committed.kind === 'committed') return;
  }
}

function bookIn(docs: Docs): Book {
  return docs['contacts'] === undefined ? { v: 1, shown: [], asked: [] } : book.parse(docs['contacts'].value);
}
