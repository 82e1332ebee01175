/** Who is on call now and in the weeks to come; and for a lead, who takes whose place, who is away, and taking that back. */
import {
  readBook,
  rosterHistory,
  withChanges,
  type RosterBook,
  type RosterNote,
} from '../escalation/roster-book.ts';
import { peopleOf, postsAt, watchesBetween, type Post } from '../model/on-call.ts';
import { DAY, localClock, localDay, readable, shownDay, type Instant } from '../model/time.ts';
import { nameOf } from '../notify/page-card.ts';
import type { Answer } from '../ports/http.ts';
import { may } from '../sign-in/may.ts';
import type { Visit } from './door.ts';
import { hidden, table } from './fields.ts';
import { html, type Html } from './html.ts';
import type { Pages } from './pages.ts';
import { pageWith, type Returned } from './returned.ts';
import { ROSTER_PAGE, rosterForms } from './roster-forms.ts';

const SHOWN_DAYS = 28;
const MOST_ROWS = 60;
const HISTORY = 10;

export async function rosterPage(pages: Pages, visit: Visit, returned?: Returned): Promise<Answer> {
  const { store, content } = pages;
  const { say, role } = visit;
  const now = await store.time();
  const book = await readBook(store);
  const roster = withChanges(
    content.roster,
    book,
    content.clinic.clinicians.map(({ id }) => id),
  );
  const watches = watchesBetween(roster, content.clinic, now, now + SHOWN_DAYS * DAY);
  const places = roster.lines.map(({ name }) => [name, lineName(pages, visit, name)] as const);
  const when = (at: Instant) => readable(at, content.clinic.zone, visit.who.lang);
  const rows = watches
    .slice(0, MOST_ROWS)
    .map(({ from, posts }) => [
      when(from),
      ...posts.map((post) => held(pages, visit, post)),
      ...(peopleOf(posts).length === 0 ? [gap(pages, visit)] : []),
    ]);
  const title = say('nav.roster');
  const body = html`<h1>${title}</h1>
    <section aria-labelledby="now">
      <h2 id="now">${say('roster.now')}</h2>
      <ol class="posts">
        ${postsAt(roster, content.clinic, now).map((post) => html`<li><strong>${lineName(pages, visit, post.line)}</strong> ${held(pages, visit, post)}</li>`)}
      </ol>
      <p class="quiet">${say('roster.then', { clinician: nameOf(content, content.clinic.fallback) })}</p>
    </section>
    <section aria-labelledby="weeks">
      <h2 id="weeks">${say('roster.weeks')}</h2>
      <p class="quiet">${say('roster.clock')} ${content.clinic.zone}.</p>
      ${table(say('roster.weeks'), [say('roster.from'), ...places.map(([, name]) => name)], rows)}
      ${watches.length === 1 && html`<p class="quiet">${say('roster.same')}</p>`}
    </section>
    ${changes(pages, visit, book)}
    ${may(role, 'change-roster') && rosterForms(pages, visit, { today: localDay(now, content.clinic.zone), lines: places, returned })}
    ${await history(pages, visit)}`;
  return pageWith(visit, returned, { title, body, here: 'roster' });
}

/** The usual names have words; others are shown as the clinic has named them. */
function lineName({ content }: Pick<Pages, 'content'>, { say }: Pick<Visit, 'say'>, name: string): string {
  return content.has(`clinic.line.${name}`) ? say(`line.${name}`) : name;
}

function held({ content }: Pages, { say }: Visit, { who, by }: Post): Html {
  if (who === undefined) return html`<span class="mark">${say('roster.nobody')}</span>`;
  return html`${nameOf(content, who)}${by !== 'turn' && html` <span class="quiet">(${say(`roster.by-${by}`)})</span>`}`;
}

function gap({ content }: Pages, { say }: Visit): Html {
  return html`${say('roster.gap', { clinician: nameOf(content, content.clinic.fallback) })}`;
}

type Changed = NonNullable<NonNullable<RosterNote['changed']>['of']>;

function changeShown(content: Pages['content'], { say, who }: Visit, of: Changed): Html {
  const shown = (at: string) => `${shownDay(at.slice(0, 10), who.lang)} ${at.slice(11)}`.trim();
  const what =
    of.line !== undefined
      ? html`${say('roster.override')}: <strong>${lineName({ content }, { say }, of.line)}</strong>,
          ${nameOf(content, of.who)}`
      : html`${say('roster.leave')}:
        ${nameOf(content, of.who)}${of.cover !== undefined && html`, ${say('roster.covered')} ${nameOf(content, of.cover)}`}`;
  return html`${what}, ${shown(of.from)} - ${shown(of.until)}`;
}

function changes({ content }: Pages, visit: Visit, book: RosterBook): Html {
  const { say, role, session } = visit;
  const all = [...book.overrides, ...book.leave].sort((a, b) => a.number - b.number);
  const items = all.map(
    (each) =>
      html`<li>
        <span>${changeShown(content, visit, each)}</span>
        ${
          may(role, 'change-roster') &&
          html`<form method="post" action="${ROSTER_PAGE}">
            ${hidden({ form: session.form, act: 'remove', number: String(each.number) })}<button
              type="submit"
            >
              ${say('roster.remove')}<span class="hidden"> ${say('roster.number')} ${each.number}</span>
            </button>
          </form>`
        }
      </li>`,
  );
  return html`<section aria-labelledby="changes">
    <h2 id="changes">${say('roster.changes')}</h2>
    ${
      all.length === 0
        ? html`<p class="quiet">${say('roster.no-changes')}</p>`
        : html`<ul class="rows">
            ${items}
          </ul>`
    }
  </section>`;
}

async function history({ store, content }: Pages, visit: Visit): Promise<Html | undefined> {
  const { say, who } = visit;
  const notes = (await rosterHistory(store, HISTORY)).toReversed();
  if (notes.length === 0) return undefined;
  const { zone } = content.clinic;
  const lines = notes.map(
    ({ at, by, what, number, changed }) =>
      html`<li>
        <time>${shownDay(localDay(at, zone), who.lang)}, ${localClock(at, zone)}</time> ${number}:
        ${
          changed?.of === undefined
            ? html`<span lang="en">${what}</span>`
            : html`${changed.kind === 'removed' && html`<strong>${say('roster.was-removed')}</strong> - `}${changeShown(content, visit, changed.of)}`
        }
        (${by === 'operator' ? say('roster.operator') : nameOf(content, by.replace(/^clinician\//, ''))})
      </li>`,
  );
  return html`<section>
    <details>
      <summary>${say('roster.history')}</summary>
      <ol class="facts">
        ${lines}
      </ol>
    </details>
  </section>`;
}
