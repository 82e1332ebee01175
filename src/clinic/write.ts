/**
 * Writing to a patient in person: only for whoever has taken over the talk, because otherwise the machine would read the answer
 * as one to its own question. What comes back is screened like everything else, and stands on the alert.
 */
import { titleOf } from '../model/clinician.ts';
import { proactiveRoute } from '../model/patient.ts';
import type { Answer } from '../ports.ts';
import { then, type Visit } from './door.ts';
import { html, type Html } from './html.ts';
import type { Found } from './open.ts';
import type { Pages } from './pages.ts';
import type { Wording } from './standing-words.ts';

/** With the clinic and the name before it, two texts at most. */
const MOST_LETTERS = 240;
const KEY = 'written.by';

export function hasTalk({ who }: Visit, { alert }: Pick<Found, 'alert'>): boolean {
  return alert.status === 'acknowledged' && alert.takenOver?.clinician === who.id;
}

export function writeForm({ say, content }: Wording, visit: Visit, { alert, at }: Found): Html {
  return html`<section class="write" aria-labelledby="write-title">
    <h2 id="write-title">${say('write.title')}</h2>
    <form method="post" action="/clinic/alerts/${alert.label}">
      <input type="hidden" name="form" value="${visit.session.form}" /><input
        type="hidden"
        name="alert"
        value="${alert.id}"
      /><input type="hidden" name="act" value="write" /><input
        type="hidden"
        name="once"
        value="${at.toString(36)}"
      /><label for="words">${say('write.words')}</label
      ><textarea id="words" name="words" rows="3" maxlength="${MOST_LETTERS}" required></textarea>
      <p class="meta">
        ${say('write.begins', { clinic: content.clinic.name, clinician: titleOf(content.clinic, visit.who.id, visit.who.lang) })}
      </p>
      <button type="submit" class="main">${say('page.card.send')}</button>
    </form>
  </section>`;
}

export async function writeTo(
  pages: Pages,
  visit: Visit,
  found: Found,
  form: URLSearchParams,
): Promise<Answer> {
  const { content, post, store, seen } = pages;
  const { say, who } = visit;
  const here = `/clinic/alerts/${found.alert.label}`;
  const words = (form.get('words') ?? '').trim();
  const once = form.get('once') ?? '';
  if (!hasTalk(visit, found)) return then(pages, here, say('write.not-yours'));
  if (words === '' || words.length > MOST_LETTERS || !/^[a-z0-9]{1,12}$/.test(once))
    return then(pages, here, say('write.length'));
  const { patient, consent } = found.file;
  const to = proactiveRoute(patient, (channel) => consent[channel] === 'granted');
  if (to === undefined) return then(pages, here, say('write.no-way'));
  const text = content.text(KEY, patient.lang, {
    clinic: content.clinic.name,
    clinician: titleOf(content.clinic, who.id, patient.lang),
    words,
  });
  // The same form sent twice is one message.
  const cause = `written/${found.alert.id}/${who.id}/${once}`;
  await seen.patient(visit, found.owner, 'written to');
  await post(found.owner, cause, { to, purpose: 'reply', key: KEY, text, lang: patient.lang });
  const last = (await store.log(found.owner, 'messages', 3)) as { id?: string; unsent?: string }[];
  const failed = last.some(({ id, unsent }) => id === `${cause}/0` && unsent !== undefined);
  return then(pages, here, say(failed ? 'write.failed' : 'write.done'));
}
