/** What can be done with an alert from its page: the same acts as on a card, each a form of its own that works without script. */
import { outcomes, type Alert } from '../model/alert.ts';
import { snoozes } from '../notify/card-buttons.ts';
import type { Visit } from './door.ts';
import { html, type Html, type Part } from './html.ts';
import type { Wording } from './standing-words.ts';

export const MOST_NOTE = 1_000;

export function actsOn(words: Wording, visit: Visit, alert: Alert): Html {
  const { say, content } = words;
  if (alert.status === 'resolved')
    return html`<p class="quiet">${say('acts.closed')}</p>
      <p><a class="button" href="/clinic">${say('inbox.title')}</a></p>`;
  const form = (act: string, inside: Part): Html =>
    html`<form method="post" action="/clinic/alerts/${alert.label}">
      <input type="hidden" name="form" value="${visit.session.form}" /><input
        type="hidden"
        name="alert"
        value="${alert.id}"
      /><input type="hidden" name="act" value="${act}" />${inside}
    </form>`;
  const press = (act: string, style = ''): Html =>
    form(act, html`<button type="submit" class="${style}">${say(`page.card.${act}`)}</button>`);
  const open = (act: string, inside: Part): Html =>
    html`<details id="do-${act}">
      <summary>${say(`page.card.${act}`)}</summary>
      ${form(act, inside)}
    </details>`;
  const minutes = snoozes(content, alert);
  const others = content.clinic.clinicians.filter(({ id }) => id !== alert.acknowledgedBy?.clinician);
  const send = html`<button type="submit">${say('page.card.send')}</button>`;
  const isOpen = alert.status === 'open';
  const isTalking = alert.contactAt !== undefined;
  return html`<h2 class="hidden">${say('acts.title')}</h2>
    <div class="first">
      ${isOpen ? press('acknowledge', 'main') : !isTalking && press('in-contact', 'main')}
    </div>
    <div class="more">
      ${isOpen && !isTalking && press('in-contact')}
      ${minutes.length > 0 && press(alert.takenOver === undefined ? 'take-over' : 'hand-back')}
      ${
        minutes.length > 0 &&
        open(
          'snooze',
          html`${choice(
            'minutes',
            say('page.card.minutes'),
            minutes.map((each) => [String(each), String(each)]),
          )}${send}`,
        )
      }
      ${open(
        'reassign',
        html`${choice(
          'to',
          say('page.card.to'),
          others.map(({ id, name }) => [id, name]),
        )}${send}`,
      )}
      ${open('resolve', html`${ended(words)}<label for="note">${say('acts.note')}</label><textarea id="note" name="note" rows="3" maxlength="${MOST_NOTE}"></textarea><button type="submit" class="main">${say('page.card.resolve')}</button>`)}
    </div>`;
}

function choice(name: string, label: string, options: [string, string][]): Html {
  return html`<label for="${name}">${label}</label
    ><select id="${name}" name="${name}" required>
      ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select>`;
}

function ended({ say }: Wording): Html {
  const options = outcomes.map(
    (each) =>
      html`<label class="option"
        ><input type="radio" name="outcome" value="${each}" required /> ${say(`page.outcome.${each}`)}</label
      >`,
  );
  return html`<fieldset>
    <legend>${say('page.card.outcome')}</legend>
    ${options}
  </fieldset>`;
}
