/** The record of a talk on the page of its alert. */
import type { Store } from '../ports/store.ts';
import { html, type Html } from './html.ts';
import type { Found } from './open.ts';
import { ago, clock, type Wording } from './standing-words.ts';
import { contactsIn, talkIn, type Said } from './talk.ts';

/** Of a talk that lasted for hours. */
const MOST = 500;

/** Undefined where nobody has been in contact. */
export async function talkPart(
  store: Pick<Store, 'log'>,
  words: Wording,
  { owner, alert, file }: Found,
): Promise<Html | undefined> {
  const contacts = contactsIn(alert);
  if (contacts.length === 0) return undefined;
  const all = talkIn(contacts, await store.log(owner, 'messages', MOST));
  const { say } = words;
  return html`<section data-part="talk" aria-labelledby="talk">
    <h2 id="talk">${say('alert.talk')}</h2>
    ${
      all.length === 0
        ? html`<p class="quiet">${say('alert.talk-none')}</p>`
        : html`<ol class="talk">
            ${all.map((each) => html`<li>${line(words, each, file.patient.lang)}</li>`)}
          </ol>`
    }
  </section>`;
}

const names = { patient: 'timeline.theirs', clinician: 'alert.talk-clinician', service: 'timeline.ours' };

function line(words: Wording, { at, from, text, isUnsent }: Said, lang: string): Html {
  const { say } = words;
  const who = say(names[from]);
  const place = from === 'patient' ? ' theirs' : '';
  return html`<div class="bubble${isUnsent ? ' unsent' : place}">
    <p class="meta">
      ${who}, ${clock(words, at)}, ${ago(words, at)}${isUnsent && html` - ${say('timeline.unsent')}`}
    </p>
    <p lang="${lang}">${text}</p>
  </div>`;
}
