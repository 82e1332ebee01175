/** The two forms of the page that invites: one person, and a list. */
import { languages } from '../model/language.ts';
import type { Visit } from './door.ts';
import { area, choice, field, hidden } from './fields.ts';
import { html, type Html } from './html.ts';
import type { Pages } from './pages.ts';
import { filledIn, type Returned } from './returned.ts';

export const ENROL = '/clinic/enrol';
export const COLUMNS = [
  'name',
  'mobile',
  'language',
  'zone',
  'check_in',
  'teams_user',
  'plan',
  'care_team',
] as const;
/** Of one person, in the order in which they stand. */
export const FIELDS = [
  ['name', 'enrol.name'],
  ['mobile', 'enrol.mobile'],
  ['language', 'about.language'],
  ['zone', 'enrol.zone'],
  ['check_in', 'enrol.check-in'],
  ['plan', 'enrol.plan'],
  ['care_team', 'enrol.team'],
] as const;
export const ONE = 'one';
export const LIST = 'list';
/** What a form may carry and a person may read through. */
export const MOST_LETTERS = 30_000;

export function onePerson(
  { content, office }: Pages,
  { say, session }: Visit,
  returned: Returned | undefined,
): Html {
  const filled = filledIn(returned, ONE);
  const teams = [...new Set(content.clinic.clinicians.flatMap(({ careTeams }) => careTeams ?? []))];
  const none = ['', say('enrol.none')] as const;
  const same = (each: string) => [each, each] as const;
  return html`<form class="panel" method="post" action="${ENROL}">
    <h2>${say('enrol.one')}</h2>
    ${hidden({ form: session.form, act: ONE })}
    ${field({ name: 'name', label: say('enrol.name'), ...filled('name'), more: html` maxlength="80"` })}
    ${field({ name: 'mobile', label: say('enrol.mobile'), type: 'tel', ...filled('mobile'), hint: say('enrol.mobile-hint') })}
    ${choice(
      'language',
      say('about.language'),
      languages.map((each) => [each, say(`language.${each}`)] as const),
      filled('language'),
    )}
    ${field({ name: 'zone', label: say('enrol.zone'), ...filled('zone', content.clinic.zone) })}
    ${field({ name: 'check_in', label: say('enrol.check-in'), type: 'time', ...filled('check_in', '09:00') })}
    ${choice('plan', say('enrol.plan'), [none, ...office.plans.map(same)], filled('plan'))}
    ${teams.length > 0 && choice('care_team', say('enrol.team'), [none, ...teams.map(same)], filled('care_team'))}
    <button type="submit" class="main">${say('enrol.check-one')}</button>
  </form>`;
}

export function wholeList({ say, session }: Visit, returned: Returned | undefined): Html {
  const filled = filledIn(returned, LIST);
  const more = html` rows="8" spellcheck="false" maxlength="${MOST_LETTERS}"`;
  return html`<form class="panel" method="post" action="${ENROL}">
    <h2>${say('enrol.list')}</h2>
    <p class="quiet">${say('enrol.list-text')} <code>${COLUMNS.join(',')}</code></p>
    ${hidden({ form: session.form, act: 'check' })}
    <p class="field" data-file hidden>
      <label for="file">${say('enrol.file')}</label
      ><input id="file" type="file" accept=".csv,text/csv" data-into="csv" />
    </p>
    ${area({ name: 'csv', label: say('enrol.csv'), ...filled('csv'), more })}
    <button type="submit" class="main">${say('enrol.check-list')}</button>
  </form>`;
}
