/** The two forms of the roster's page: who takes a place for a while, and who is away. */
import type { Visit } from './door.ts';
import { choice, field, hidden } from './fields.ts';
import { html, type Html } from './html.ts';
import type { Pages } from './pages.ts';
import { filledIn, type Returned } from './returned.ts';

export const ROSTER_PAGE = '/clinic/roster';

interface Entry {
  today: string;
  lines: readonly (readonly [name: string, shown: string])[];
  returned: Returned | undefined;
}

export function rosterForms(
  { content }: Pages,
  { say, session }: Visit,
  { today, lines, returned }: Entry,
): Html {
  const people = content.clinic.clinicians.map(({ id, name }) => [id, name] as const);
  const [taking, away] = [filledIn(returned, 'override'), filledIn(returned, 'leave')];
  const end = (of: string, filled: typeof away, which: 'from' | 'until') => {
    const [day, time] = [`${of}-${which}`, `${of}-${which}-at`];
    return html`${field({ name: day, label: say(`roster.${which}`), type: 'date', ...filled(day, today) })}${field({ name: time, label: say(`roster.${which}-at`), type: 'time', ...filled(time), required: false })}`;
  };
  const times = (of: string, filled: typeof away) =>
    html`${end(of, filled, 'from')}${end(of, filled, 'until')}`;
  return html`<section class="two" aria-labelledby="enter">
    <h2 id="enter">${say('roster.enter')}</h2>
    <form class="panel" method="post" action="${ROSTER_PAGE}">
      <h3>${say('roster.override')}</h3>
      <p class="quiet">${say('roster.override-text')}</p>
      ${hidden({ form: session.form, act: 'override' })}
      ${choice('override-line', say('roster.line'), lines, taking('override-line'))}
      ${choice('override-who', say('roster.who'), people, taking('override-who'))}${times('override', taking)}<button
        type="submit"
        class="main"
      >
        ${say('roster.enter-override')}
      </button>
    </form>
    <form class="panel" method="post" action="${ROSTER_PAGE}">
      <h3>${say('roster.leave')}</h3>
      <p class="quiet">${say('roster.leave-text')}</p>
      ${hidden({ form: session.form, act: 'leave' })}
      ${choice('leave-who', say('roster.away'), people, away('leave-who'))}
      ${choice('leave-cover', say('roster.cover-by'), [['', say('roster.cover-next')] as const, ...people], away('leave-cover'))}${times('leave', away)}<button
        type="submit"
        class="main"
      >
        ${say('roster.enter-leave')}
      </button>
    </form>
  </section>`;
}
