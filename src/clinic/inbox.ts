/** The inbox: who needs somebody now, what is in somebody's hands, and what waits on the list. */
import type { Answer } from '../ports/http.ts';
import { nameOf } from '../notify/page-card.ts';
import { may } from '../sign-in/may.ts';
import { alertPath, markOf } from './alert-path.ts';
import { OPENED_LIST } from './break-glass.ts';
import type { Visit } from './door.ts';
import { OPENINGS } from './openings-page.ts';
import { html, type Html } from './html.ts';
import { firstWords } from './lifted.ts';
import { isOutOfReach, type Listed } from './open.ts';
import type { Pages } from './pages.ts';
import { isPastItsTime, reasons, sinceLine, stateLine, type Wording } from './standing-words.ts';

export async function inbox(pages: Pages, visit: Visit): Promise<Answer> {
  const { store, content, duties, seen, labels } = pages;
  const found = await pages.open();
  labels.remember(found);
  const now = await store.time();
  await seen.list(
    visit,
    found.map(({ owner }) => owner),
    'inbox',
  );
  const { say } = visit;
  const words = { content, say, lang: visit.who.lang, now };
  const duty = await duties.at(now);
  const isListed = ({ alert }: Listed) => alert.tier !== 'emergency' && alert.tier !== 'urgent';
  const ringing = found.filter((each) => !isListed(each));
  const waiting = ringing.filter(({ alert }) => alert.status === 'open');
  const held = ringing.filter(({ alert }) => alert.status !== 'open');
  const called = duty.onCall.map((id) => nameOf(content, id)).join(', ');
  const body = html`<div data-part="inbox" data-alerts="${found.map(({ alert }) => markOf(alert)).join(' ')}">
    <h1>${say('inbox.title')}</h1>
    <p class="duty">
      ${duty.onCall.length > 0 ? say('inbox.on-call', { people: called }) : say('inbox.nobody', { clinician: nameOf(content, duty.fallback) })}
    </p>
    ${await opened(pages, visit)} ${section(words, 'inbox.waiting', waiting, say('inbox.none-waiting'))}
    ${section(words, 'inbox.held', held)} ${section(words, 'inbox.list', found.filter(isListed))}
  </div>`;
  const title = waiting.length > 0 ? `(${waiting.length}) ${say('inbox.title')}` : say('inbox.title');
  return visit.page(title, body, 'alerts');
}

/** For a lead: patients of another care team were opened, and nobody has looked at why. */
async function opened({ store }: Pages, { say, role }: Visit): Promise<Html | undefined> {
  if (!may(role, 'see-openings')) return undefined;
  const { length: count } = await store.members(OPENED_LIST);
  return count === 0
    ? undefined
    : html`<p class="warning"><a href="${OPENINGS}">${say('inbox.opened-outside', { count })}</a></p>`;
}

function section(words: Wording, key: string, found: Listed[], otherwise?: string): Html | undefined {
  const { say } = words;
  if (found.length === 0 && otherwise === undefined) return undefined;
  const rows =
    found.length === 0
      ? html`<p class="quiet">${otherwise}</p>`
      : html`<ul class="alerts">
          ${found.map((each) => row(words, each))}
        </ul>`;
  return html`<section aria-labelledby="${key}">
    <h2 id="${key}">${say(key)} <span class="count">${found.length}</span></h2>
    ${rows}
  </section>`;
}

/** More than these are on the alert's own page. */
const MOST_REASONS = 3;

export function row(words: Wording, { alert, patient }: Listed): Html {
  const { say } = words;
  const { tier, label } = alert;
  const why = reasons(words, alert);
  const more = why.length - MOST_REASONS;
  const written = firstWords(alert);
  return html`<li class="alert ${tier} ${alert.status}">
    <a id="alert-${markOf(alert)}" href="${alertPath(alert)}">
      <span class="head"
        ><strong class="tier">${say(`tier.${tier}`)}</strong> <span class="label">${label}</span>
        <span class="who">${patient.name}</span></span
      >
      ${isPastItsTime(words, alert) && html`<strong class="past">${say('inbox.past')}</strong>`}
      ${written !== undefined && html`<q class="words" lang="${patient.lang}">${written}</q>`}
      <span class="why"
        >${why.slice(0, MOST_REASONS).join(', ')}${more > 0 && `, ${say('inbox.more-reasons', { count: more })}`}</span
      >
      ${isOutOfReach({ alert, patient }) && html`<span class="unreached">${say('page.card.opted-out')}</span>`}
      <span class="state">${stateLine(words, alert)}</span>
      <span class="when">${sinceLine(words, alert)}</span>
    </a>
  </li>`;
}
