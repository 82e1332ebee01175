/** What can be done with an alert from its page: the same acts as on a card, each a form of its own that works without script. */
import type { Alert } from '../model/alert.ts';
import { outcomes } from '../model/outcome.ts';
import { snoozes } from '../notify/card-buttons.ts';
import { alertPath } from './alert-path.ts';
import type { Visit } from './door.ts';
import { area } from './fields.ts';
import { html, type Html, type Part } from './html.ts';
import { filledIn, type Filled, type Returned } from './returned.ts';
import type { Wording } from './standing-words.ts';

export const MOST_NOTE = 1_000;

export function actsOn(words: Wording, visit: Visit, alert: Alert, returned: Returned | undefined): Html {
  const { say, content } = words;
  if (alert.status === 'resolved')
    return html`<p class="quiet">${say('acts.closed')}</p>
      <p><a class="button" href="/clinic">${say('inbox.title')}</a></p>`;
  const form = (act: string, inside: Part): Html =>
    html`<form method="post" action="${alertPath(alert)}">
      <input type="hidden" name="form" value="${visit.session.form}" /><input
        type="hidden"
        name="alert"
        value="${alert.id}"
      /><input type="hidden" name="act" value="${act}" />${inside}
    </form>`;
  const press = (act: string, style = ''): Html =>
    form(act, html`<button type="submit" class="${style}">${say(`page.card.${act}`)}</button>`);
  const open = (act: string, inside: Part): Html =>
    html`<details id="do-${act}" ${returned?.form === act && html` open`}>
      <summary>${say(`page.card.${act}`)}</summary>
      ${form(act, inside)}
    </details>`;
  const filled = filledIn(returned, 'resolve');
  const minutes = snoozes(content, alert);
  const others = content.clinic.clinicians.filter(({ id }) => id !== alert.acknowledgedBy?.clinician);
  const more = html` rows="3" maxlength="${MOST_NOTE}"`;
  const note = area({ name: 'note', label: say('acts.note'), ...filled('note'), more, required: false });
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
      ${open(
        'resolve',
        html`${ended(words, filled('outcome'))}${note}<button type="submit" class="main">
            ${say('page.card.resolve')}
          </button>`,
      )}
    </div>`;
}

function choice(name: string, label: string, options: [string, string][]): Html {
  return html`<label for="${name}">${label}</label
    ><select id="${name}" name="${name}" required>
      ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select>`;
}

function ended({ say }: Wording, { value, fault }: Filled): Html {
  const options = outcomes.map(
    (each) =>
      html`<label class="option"
        ><input type="radio" name="outcome" value="${each}" required ${value === each && html` checked`} />
        ${say(`page.outcome.${each}`)}</label
      >`,
  );
  return html`<fieldset
    id="outcome"
    tabindex="-1"
    ${fault !== undefined && html` aria-describedby="outcome-fault"`}
  >
    <legend>${say('page.card.outcome')}</legend>
    ${fault !== undefined && html`<strong class="fault" id="outcome-fault">${fault}</strong>`} ${options}
  </fieldset>`;
}
