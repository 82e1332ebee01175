/**
 * Inviting patients, one by one or from a list. A list is first shown line by line with what would become of it; only then is
 * there a button that does it. The checks are those of `npm run enrol`.
 */
import type { Enrolled, Expected } from '../enrolment/enrol.ts';
import { languages } from '../model/language.ts';
import type { Answer } from '../ports.ts';
import { then, type Visit } from './door.ts';
import { choice, field, hidden } from './fields.ts';
import { html, type Html, type Part } from './html.ts';
import type { Pages } from './pages.ts';

export const ENROL = '/clinic/enrol';
const COLUMNS = [
  'name',
  'mobile',
  'language',
  'zone',
  'check_in',
  'teams_user',
  'plan',
  'care_team',
] as const;
/** What a form may carry and a person may read through. */
const MOST_LETTERS = 30_000;

export async function enrolPage(pages: Pages, visit: Visit): Promise<Answer> {
  return shown(pages, visit);
}

export async function actOnEnrol(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  const { say } = visit;
  const act = form.get('act');
  const one = act === 'one' ? form : undefined;
  const csv = one === undefined ? (form.get('csv') ?? '') : oneRow(one);
  if (csv.trim() === '') return then(pages, ENROL, say('enrol.empty'));
  if (csv.length > MOST_LETTERS) return then(pages, ENROL, say('enrol.long'));
  if (act === 'enrol') return enrolled(pages, visit, csv);
  const looked = await pages.office.expect(csv, visit.who.lang);
  if (looked.kind === 'wrong')
    return shown(pages, visit, {
      csv,
      one,
      told: html`<p class="warning" role="status">${say('enrol.not-read')} ${looked.because}.</p>`,
    });
  return shown(pages, visit, { csv, one, told: checked(visit, csv, looked.rows, one !== undefined) });
}

async function enrolled(pages: Pages, visit: Visit, csv: string): Promise<Answer> {
  const { say } = visit;
  const done = await pages.office.enrol(csv, visit.who.lang);
  if (done.kind === 'wrong') return then(pages, ENROL, `${say('enrol.not-read')} ${done.because}.`);
  const count = (kind: Enrolled['kind']) => done.rows.filter((each) => each.kind === kind).length;
  await pages.seen.did(visit, 'patients enrolled', { invited: count('invited'), changed: count('changed') });
  pages.people.warm();
  const told = html`<section aria-labelledby="done">
    <h2 id="done" role="status">${say('enrol.done')}</h2>
    <ol class="rows">
      ${done.rows.map((each) => line(say(`enrol.did.${each.kind}`), each.row, outcome(visit, each)))}
    </ol>
  </section>`;
  return shown(pages, visit, { csv: '', told });
}

function outcome({ say }: Visit, each: Enrolled): Part {
  switch (each.kind) {
    case 'invited':
      return html`<a href="/clinic/patients/${each.id}">${each.id}</a>, ${say('enrol.code')}
        <strong class="label">${each.joinCode}</strong>`;
    case 'wrong':
      return each.because;
    default:
      return html`<a href="/clinic/patients/${each.id}">${each.id}</a>${differs(say, each.differs)}`;
  }
}

function checked({ say, session }: Visit, csv: string, rows: Expected[], isOne: boolean): Html {
  const count = rows.filter(({ kind }) => kind === 'new' || kind === 'changed').length;
  const about = (each: Expected): Part => {
    if (each.kind === 'new') return html`${each.name}, ${each.number}`;
    if (each.kind === 'wrong') return each.because;
    return html`${each.id}${differs(say, each.differs)}`;
  };
  return html`<section aria-labelledby="look">
    <h2 id="look" role="status">${say('enrol.look')}</h2>
    <ol class="rows">
      ${rows.map((each) => line(say(`enrol.would.${each.kind}`), isOne ? undefined : each.row, about(each)))}
    </ol>
    ${
      count === 0
        ? html`<p class="quiet">${say('enrol.nothing')}</p>`
        : html`<form method="post" action="${ENROL}">
            ${hidden({ form: session.form, act: 'enrol', csv })}<button type="submit" class="main">
              ${say('enrol.do', { count })}
            </button>
            <p class="quiet">${say('enrol.do-text')}</p>
          </form>`
    }
  </section>`;
}

function line(what: string, row: number | undefined, about: Part): Html {
  return html`<li>
    ${row !== undefined && html`<span>${row}.</span> `}<strong>${what}</strong> <span>${about}</span>
  </li>`;
}

function differs(say: Visit['say'], names: readonly string[]): Html | undefined {
  if (names.length === 0) return undefined;
  return html` - ${say('enrol.differs')} ${names.map((each) => say(`enrol.is.${each}`)).join(', ')}`;
}

/** One person goes through the same door as a list of one. */
function oneRow(form: URLSearchParams): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`;
  const values = COLUMNS.map((name) => quoted((form.get(name) ?? '').trim()));
  return form.get('name')?.trim() ? `${COLUMNS.join(',')}\n${values.join(',')}` : '';
}

interface Told {
  csv: string;
  /** What was typed of one person, so that what is not right can be mended where it stands. */
  one?: URLSearchParams | undefined;
  told: Html;
}

function shown({ content, office }: Pages, visit: Visit, told?: Told): Answer {
  const { say, session } = visit;
  const title = say('nav.enrol');
  const teams = [...new Set(content.clinic.clinicians.flatMap(({ careTeams }) => careTeams ?? []))];
  const none = ['', say('enrol.none')] as const;
  const same = (each: string) => [each, each] as const;
  const typed = (name: string, otherwise = '') => told?.one?.get(name) ?? otherwise;
  const one = html`<form class="panel" method="post" action="${ENROL}">
    <h2>${say('enrol.one')}</h2>
    ${hidden({ form: session.form, act: 'one' })}
    ${field({ name: 'name', label: say('enrol.name'), value: typed('name'), more: html` maxlength="80"` })}
    ${field({ name: 'mobile', label: say('enrol.mobile'), type: 'tel', value: typed('mobile'), hint: say('enrol.mobile-hint') })}
    ${choice(
      'language',
      say('about.language'),
      languages.map((each) => [each, say(`language.${each}`)] as const),
      typed('language'),
    )}
    ${field({ name: 'zone', label: say('enrol.zone'), value: typed('zone', content.clinic.zone) })}
    ${field({ name: 'check_in', label: say('enrol.check-in'), type: 'time', value: typed('check_in', '09:00') })}
    ${choice('plan', say('enrol.plan'), [none, ...office.plans.map(same)], typed('plan'))}
    ${teams.length > 0 && choice('care_team', say('enrol.team'), [none, ...teams.map(same)], typed('care_team'))}
    <button type="submit" class="main">${say('enrol.check-one')}</button>
  </form>`;
  const list = html`<form class="panel" method="post" action="${ENROL}">
    <h2>${say('enrol.list')}</h2>
    <p class="quiet">${say('enrol.list-text')} <code>${COLUMNS.join(',')}</code></p>
    ${hidden({ form: session.form, act: 'check' })}
    <p class="field" data-file hidden>
      <label for="file">${say('enrol.file')}</label
      ><input id="file" type="file" accept=".csv,text/csv" data-into="csv" />
    </p>
    <p class="field">
      <label for="csv">${say('enrol.csv')}</label
      ><textarea id="csv" name="csv" rows="8" spellcheck="false" maxlength="${MOST_LETTERS}" required>
${told?.one === undefined && told?.csv}</textarea>
    </p>
    <button type="submit" class="main">${say('enrol.check-list')}</button>
  </form>`;
  const body = html`<h1>${title}</h1>
    <p>${say('enrol.text')}</p>
    ${told?.told}
    <div class="two">${one}${list}</div>`;
  return visit.page(title, body, 'enrol');
}
