/** What a clinician has written to a patient is sent once, or comes back to be mended. */
import { titleOf } from '../model/clinician.ts';
import { proactiveRoute } from '../model/patient.ts';
import type { Answer } from '../ports/http.ts';
import { shownAlert } from './alert-page.ts';
import { alertPath } from './alert-path.ts';
import { then, type Visit } from './door.ts';
import { wordsFault } from './field-faults.ts';
import type { Found } from './open.ts';
import type { Pages } from './pages.ts';
import { faultsOf } from './returned.ts';
import { hasTalk, MOST_LETTERS, WRITE_FORM, WRITTEN } from './write.ts';

export async function writeTo(
  pages: Pages,
  visit: Visit,
  found: Found,
  form: URLSearchParams,
): Promise<Answer> {
  const { say } = visit;
  const here = alertPath(found.alert);
  const words = (form.get('words') ?? '').trim();
  const once = form.get('once') ?? '';
  if (!hasTalk(visit, found)) return then(pages, here, say('write.not-yours'));
  if (!/^[a-z0-9]{1,12}$/.test(once)) return then(pages, here, say('faults.not-ours'));
  const { patient, consent } = found.file;
  const to = proactiveRoute(patient, (channel) => consent[channel] === 'granted');
  const wrong = wordsFault(say, words, MOST_LETTERS) ?? (to === undefined ? say('write.no-way') : undefined);
  if (to === undefined || wrong !== undefined) {
    const faults = faultsOf([['words', say('write.words'), wrong]]);
    return shownAlert(pages, visit, found, { form: WRITE_FORM, typed: form, faults });
  }
  const isSent = await sent(pages, visit, found, { to, words, once });
  return then(pages, here, say(isSent ? 'write.done' : 'write.failed'));
}

interface Written {
  to: NonNullable<ReturnType<typeof proactiveRoute>>;
  words: string;
  once: string;
}

async function sent(
  pages: Pages,
  visit: Visit,
  found: Found,
  { to, words, once }: Written,
): Promise<boolean> {
  const { content, post, store, seen } = pages;
  const { who } = visit;
  const { lang } = found.file.patient;
  const text = content.text(WRITTEN, lang, {
    clinic: content.clinic.name,
    clinician: titleOf(content.clinic, who.id, lang),
    words,
  });
  // The same form sent twice is one message.
  const cause = `written/${found.alert.id}/${who.id}/${once}`;
  await seen.patient(visit, found.owner, 'written to');
  await post(found.owner, cause, { to, purpose: 'reply', key: WRITTEN, text, lang });
  const last = (await store.log(found.owner, 'messages', 3)) as { id?: string; unsent?: string }[];
  return !last.some(({ id, unsent }) => id === `${cause}/0` && unsent !== undefined);
}
