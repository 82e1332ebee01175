/** The list of patients: who is at risk, silent, out of reach, due for a visit or has not answered the invitation yet. */
import { readable, shownDay, type Instant } from '../model/time.ts';
import type { Answer } from '../ports/http.ts';
import { alertPath } from './alert-path.ts';
import type { Visit } from './door.ts';
import { html, type Html } from './html.ts';
import type { Pages } from './pages.ts';
import { isDue, isOf, kinds, withAlerts, type Kind, type Person } from './people.ts';
import { isTheirs } from '../sign-in/reach.ts';

const PATH = '/clinic/patients';
const ROWS = 50;

export async function patientsPage(pages: Pages, visit: Visit): Promise<Answer> {
  const { query } = visit.request;
  const kind = kinds.find((each) => each === query.get('show')) ?? 'all';
  const { all, ...about } = await everybody(pages);
  const chosen = all.filter((each) => isOf(kind, each, about.now));
  const page = pageOf(query.get('page'), chosen.length);
  return listed(pages, visit, { ...about, kind, all, chosen, page });
}

/** A name is looked for by a form, because an address is kept in too many places. */
export async function searchPatients(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  const words = (form.get('name') ?? '').slice(0, 80);
  const { all, ...about } = await everybody(pages);
  const wanted = folded(words);
  const chosen = all.filter(({ name }) =>
    wanted.every((part) => folded(name).some((each) => each.startsWith(part))),
  );
  return listed(pages, visit, { ...about, kind: 'all', all, chosen, page: 0, words });
}

async function everybody({ store, people, open }: Pages) {
  const [{ people: known, count }, alerts, now] = await Promise.all([people.all(), open(), store.time()]);
  return { all: withAlerts(known, alerts), count, now };
}

interface Choice {
  now: Instant;
  /** How many there are, whether or not they are all read yet. */
  count: number;
  kind: Kind;
  all: Person[];
  chosen: Person[];
  page: number;
  words?: string;
}

async function listed(pages: Pages, visit: Visit, choice: Choice): Promise<Answer> {
  const { say } = visit;
  const { now, count, kind, all, chosen, page, words } = choice;
  const part = chosen.slice(page * ROWS, (page + 1) * ROWS);
  const rows = await pages.people.fresh(part.map(({ owner }) => owner));
  await pages.seen.list(
    visit,
    rows.map(({ owner }) => owner),
    'patients',
  );
  const title = say('nav.patients');
  const body = html`<h1>${title}</h1>
    ${search(visit, words)}
    <nav class="kinds" aria-label="${say('patients.kinds')}">
      <ul>
        ${kinds.map((each) => tab(visit, each, choice, words === undefined && each === kind))}
      </ul>
    </nav>
    ${all.length < count && html`<p class="notice" role="status">${say('patients.reading', { count: all.length, times: count })} <a href="${PATH}">${say('patients.again')}</a></p>`}
    ${words !== undefined && html`<p role="status">${say('patients.found', { count: chosen.length })}</p>`}
    ${rows.length === 0 ? html`<p class="quiet">${say('patients.nobody')}</p>` : table(visit, rows, now, pages.content.clinic.zone)}
    ${words !== undefined && chosen.length > ROWS && html`<p class="quiet">${say('patients.more', { count: ROWS })}</p>`}
    ${pager(visit, choice)}`;
  return visit.page(title, body, 'patients');
}

function search({ say, session }: Visit, words = ''): Html {
  return html`<form class="search" role="search" method="post" action="${PATH}">
    <input type="hidden" name="form" value="${session.form}" /><label for="name"
      >${say('patients.name')}</label
    ><input id="name" type="search" name="name" value="${words}" autocomplete="off" maxlength="80" /><button
      type="submit"
    >
      ${say('patients.search')}
    </button>
  </form>`;
}

function tab({ say }: Visit, kind: Kind, { all, now }: Choice, isHere: boolean): Html {
  const count = all.filter((each) => isOf(kind, each, now)).length;
  const href = kind === 'all' ? PATH : `${PATH}?show=${kind}`;
  return html`<li>
    <a href="${href}" ${isHere && html` aria-current="page"`}
      >${say(`patients.${kind}`)} <span class="count">${count}</span></a
    >
  </li>`;
}

function table({ say, who, role }: Visit, rows: Person[], now: Instant, zone: string): Html {
  // A phone lays it out as lines, and browsers then forget that it is a table unless they are told.
  const last = say('patients.last');
  const lines = rows.map(
    (person) =>
      html`<tr role="row">
        <th scope="row" role="rowheader"><a href="${PATH}/${person.owner}">${person.name}</a></th>
        ${
          isTheirs(who, role, { careTeam: person.careTeam, inDanger: person.alert !== undefined })
            ? html`<td class="standing" role="cell">
                  ${standing(say, person)}${isDue(person, now) && visitMark(say, who.lang, person, zone)}
                </td>
                <td class="last" role="cell" data-head="${last}">
                  ${person.lastAnswered === undefined ? say('patients.never') : shownDay(person.lastAnswered, who.lang)}
                </td>`
            : html`<td class="quiet standing" role="cell">${say('patients.of-team')} ${person.careTeam}</td>
                <td role="cell"></td>`
        }
      </tr>`,
  );
  return html`<table class="people-table" role="table">
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">${say('page.card.patient')}</th>
        <th scope="col" role="columnheader">${say('patients.standing')}</th>
        <th scope="col" role="columnheader">${last}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${lines}
    </tbody>
  </table>`;
}

function visitMark(say: Visit['say'], lang: string, { visitAt }: Person, zone: string): Html {
  return html`<span class="mark">${say('patients.visit-at')} ${readable(visitAt ?? 0, zone, lang)}</span>`;
}

/** Words and not colours: several can be true of one person. */
export function standing(say: Visit['say'], { alert, missed, unreached, invited }: Person): Html {
  const marks = [
    alert &&
      html`<a class="mark ${alert.tier}" href="${alertPath(alert)}"
        ><span class="tier">${say(`tier.${alert.tier}`)}</span> ${alert.label}</a
      >`,
    unreached && html`<span class="mark">${say(`patients.${unreached}`)}</span>`,
    missed > 0 && html`<span class="mark">${say('patients.missed', { count: missed })}</span>`,
    invited && html`<span class="mark">${say('patients.invited')}</span>`,
  ].filter((each) => each instanceof Object);
  return html`${marks.length === 0 ? html`<span class="quiet">${say('patients.well')}</span>` : marks}`;
}

function pager({ say }: Visit, { kind, chosen, page, words }: Choice): Html | undefined {
  const pages = Math.ceil(chosen.length / ROWS);
  if (words !== undefined || pages < 2) return undefined;
  const to = (number: number) => `${PATH}?show=${kind}&page=${number + 1}`;
  return html`<nav class="pager" aria-label="${say('patients.pages')}">
    ${page > 0 && html`<a class="button" rel="prev" href="${to(page - 1)}">${say('patients.before')}</a>`}
    <span>${say('patients.page', { count: page + 1, days: pages })}</span>
    ${page + 1 < pages && html`<a class="button" rel="next" href="${to(page + 1)}">${say('patients.next')}</a>`}
  </nav>`;
}

function pageOf(wanted: string | null, count: number): number {
  const number = Number(wanted ?? '1');
  const last = Math.max(0, Math.ceil(count / ROWS) - 1);
  return Number.isInteger(number) ? Math.min(Math.max(number - 1, 0), last) : 0;
}

function folded(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
}
