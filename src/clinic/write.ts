/**
 * Writing to a patient in person: only for whoever has taken over the talk, because otherwise the machine would read the answer
 * as one to its own question. What comes back is screened like everything else, and stands on the alert.
 */
import { titleOf } from '../model/clinician.ts';
import { proactiveRoute } from '../model/patient.ts';
import { alertPath } from './alert-path.ts';
import type { Visit } from './door.ts';
import { area, hidden } from './fields.ts';
import { html, type Html } from './html.ts';
import type { Found } from './open.ts';
import { filledIn, type Returned } from './returned.ts';
import type { Wording } from './standing-words.ts';

/** With the clinic and the name before it, two texts at most. */
export const MOST_LETTERS = 240;
export const WRITE_FORM = 'write';
/** The text in which a clinician's words go out. */
export const WRITTEN = 'written.by';

export function hasTalk({ who }: Visit, { alert }: Pick<Found, 'alert'>): boolean {
  return alert.status === 'acknowledged' && alert.takenOver?.clinician === who.id;
}

export function writeForm(
  { say, content }: Wording,
  visit: Visit,
  { alert, at, file }: Found,
  returned: Returned | undefined,
): Html {
  if (proactiveRoute(file.patient, (channel) => file.consent[channel] === 'granted') === undefined)
    return html`<p class="warning">${say('write.unreached')}</p>`;
  const filled = filledIn(returned, WRITE_FORM);
  const more = html` rows="3" maxlength="${MOST_LETTERS}"`;
  return html`<section class="write" aria-labelledby="write-title">
    <h2 id="write-title">${say('write.title')}</h2>
    <form method="post" action="${alertPath(alert)}">
      ${hidden({ form: visit.session.form, alert: alert.id, act: WRITE_FORM, once: at.toString(36) })}
      ${area({ name: 'words', label: say('write.words'), ...filled('words'), more })}
      <p class="meta">
        ${say('write.begins', { clinic: content.clinic.name, clinician: titleOf(content.clinic, visit.who.id, visit.who.lang) })}
      </p>
      <button type="submit" class="main">${say('page.card.send')}</button>
    </form>
  </section>`;
}
