/**
 * Inviting patients, one by one or from a list. A list is first shown line by line with what would become of it; only then is
 * there a button that does it. The checks are those of `npm run enrol`.
 */
import type { Enrolled, Expected } from '../enrolment/enrol.ts';
import type { Answer } from '../ports/http.ts';
import { then, type Visit } from './door.ts';
import { COLUMNS, ENROL, FIELDS, LIST, MOST_LETTERS, ONE, onePerson, wholeList } from './enrol-forms.ts';
import { hidden } from './fields.ts';
import type { Say } from './frame.ts';
import { html, type Html, type Part } from './html.ts';
import type { Pages } from './pages.ts';
import { faultsOf, pageWith, type Fault, type Returned } from './returned.ts';

export async function enrolPage(pages: Pages, visit: Visit): Promise<Answer> {
  return shown(pages, visit);
}

export async function actOnEnrol(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  const { say } = visit;
  const act = form.get('act');
  const which = act === 'one' ? ONE : LIST;
  const csv = which === ONE ? oneRow(form) : (form.get('csv') ?? '');
  const back = (faults: Fault[], told?: Html) =>
    shown(pages, visit, { told, returned: { form: which, typed: form, faults } });
  const listFault = (words: string) => back([{ field: 'csv', label: say('enrol.csv'), words }]);
  if (csv.trim() === '') return listFault(say('faults.missing'));
  if (which === LIST && csv.length > MOST_LETTERS) return listFault(say('enrol.long'));
  if (act === 'enrol') return enrolled(pages, visit, csv);
  const looked = await pages.office.expect(csv, visit.who.lang);
  if (looked.kind === 'wrong') return listFault(looked.because);
  const faults = which === ONE ? looked.rows.flatMap((row) => faultsOfOne(say, row)) : [];
  return back(faults, faults.length > 0 ? undefined : checked(visit, csv, looked.rows, which === ONE));
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
  return shown(pages, visit, { told });
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
  return `${COLUMNS.join(',')}\n${values.join(',')}`;
}

/** The fields have the names of the columns. */
function faultsOfOne(say: Say, row: Expected): Fault[] {
  const given = row.kind === 'wrong' ? row.faults : [];
  const words = new Map(given.map((each) => [each.column, each.words]));
  return faultsOf(FIELDS.map(([name, label]) => [name, say(label), words.get(name)]));
}

interface Told {
  told?: Html | undefined;
  returned?: Returned | undefined;
}

function shown(pages: Pages, visit: Visit, { told, returned }: Told = {}): Answer {
  const { say } = visit;
  const title = say('nav.enrol');
  const body = html`<h1>${title}</h1>
    <p>${say('enrol.text')}</p>
    ${told}
    <div class="two">${onePerson(pages, visit, returned)}${wholeList(visit, returned)}</div>`;
  return pageWith(visit, returned, { title, body, here: 'enrol' });
}
