/** One alert with everything that is needed to act: the words, why they alarm, whom to ring, who knows, and what comes next. */
import type { Duty } from '../escalation/duty.ts';
import { askedBefore, shownQuotes } from '../notify/quotes.ts';
import type { Answer } from '../ports/http.ts';
import { actsOn } from './act-forms.ts';
import { about, happened, toldTable } from './alert-parts.ts';
import { wantedIn } from './alert-path.ts';
import { withPatient } from './break-glass.ts';
import type { Visit } from './door.ts';
import { html, type Html } from './html.ts';
import { phrasesIn, isIn, lifted, marked } from './lifted.ts';
import { closedBy, isOutOfReach, type Found } from './open.ts';
import type { Pages } from './pages.ts';
import { pageWith, type Returned } from './returned.ts';
import { ago, clock, nextLine, reasons, sinceLine, stateLine, type Wording } from './standing-words.ts';
import { talkPart } from './talk-part.ts';
import { trend } from './trend-part.ts';
import { whichPage } from './which-alert.ts';
import { wordsBefore, writtenBefore } from './words-before.ts';
import { hasTalk, writeForm } from './write.ts';

export async function alertPage(pages: Pages, visit: Visit): Promise<Answer> {
  const wanted = wantedIn(visit.request.path);
  const found = wanted && (await pages.labels.find(wanted));
  if (found !== undefined)
    return 'several' in found ? whichPage(pages, visit, found.several) : shownAlert(pages, visit, found);
  const closed = wanted && (await closedBy(pages.store, wanted));
  if (closed === undefined) return notOpen(visit);
  // Nobody is in danger by it: whoever is of another care team says why they look, as for all that is past.
  return withPatient(pages, visit, closed.owner, () => shownAlert(pages, visit, closed));
}

/** A closed one can only be read. */
export async function shownAlert(
  pages: Pages,
  visit: Visit,
  found: Found,
  returned?: Returned,
): Promise<Answer> {
  await pages.seen.patient(visit, found.owner, 'alert');
  const { content, store } = pages;
  const now = await store.time();
  const words = { content, say: visit.say, lang: visit.who.lang, now };
  const [duty, talk, before] = await Promise.all([
    pages.duties.at(now),
    talkPart(store, words, found),
    wordsBefore(store, found),
  ]);
  const title = `${visit.say(`tier.${found.alert.tier}`)}: ${found.alert.label}`;
  const body = html`<article class="one ${found.alert.tier}">
    <div class="lead">
      ${heading(words, found, duty)}${quotes(words, found)}${writtenBefore(words, found, before)}${talk}${hasTalk(visit, found) && writeForm(words, visit, found, returned)}
    </div>
    <div
      class="acts"
      data-part="acts"
      tabindex="-1"
      role="group"
      aria-label="${visit.say('acts.title')}"
      ${(visit.isTold || returned?.told !== undefined) && html` autofocus`}
    >
      ${actsOn(words, visit, found.alert, returned)}
    </div>
    <div class="rest">
      ${about(words, found)}${toldTable(words, found.alert)}${trend(words, pages.chartOf(found.file, visit.who.lang, now))}${happened(words, found.alert)}
    </div>
  </article>`;
  return pageWith(visit, returned, { title, body, here: 'alerts' });
}

function notOpen({ say, page }: Visit): Answer {
  const title = say('alert.not-open');
  const way = html`<p><a class="button" href="/clinic">${say('inbox.title')}</a></p>`;
  return page(
    title,
    html`<h1>${title}</h1>
      <p>${say('alert.not-open-text')}</p>
      ${way}`,
    'alerts',
    404,
  );
}

function heading(words: Wording, found: Found, duty: Duty): Html {
  const { alert, file } = found;
  const { say } = words;
  const { patient } = file;
  const ended = alert.facts.findLast((fact) => fact.kind === 'resolved');
  return html`<div data-part="state">
    <p class="back"><a href="/clinic">${say('inbox.title')}</a></p>
    <h1><span class="tier">${say(`tier.${alert.tier}`)}</span> <span class="label">${alert.label}</span></h1>
    ${lifted(words, found)}
    <p class="why"><strong>${say('page.card.reason')}:</strong> ${reasons(words, alert).join(', ') || '-'}</p>
    <p class="state ${alert.status}">${stateLine(words, alert)}</p>
    ${
      alert.status === 'resolved' &&
      ended?.outcome !== undefined &&
      html`<p class="outcome">
        <strong>${say('page.card.outcome')}:</strong>
        ${say(`page.outcome.${ended.outcome}`)}${ended.note !== undefined && html`. ${ended.note}`}
      </p>`
    }
    ${alert.status !== 'resolved' && html`<p class="since">${sinceLine(words, alert)}</p>`}
    <p class="next"><strong>${say('page.card.next')}:</strong> ${nextLine(words, alert, duty)}</p>
    ${alert.tasks.includes('wrong-number') && html`<p class="warning">${say('alert.wrong-number')}</p>`}
    ${isOutOfReach({ alert, patient }) && html`<p class="warning">${say('page.card.opted-out')}</p>`}
    <p class="call">
      <a class="who" href="/clinic/patients/${patient.id}">${patient.name}</a>
      ${patient.sms === undefined ? html`<span>${say('alert.no-number')}</span>` : html`<a class="button phone" href="tel:${patient.sms.number}">${say('alert.call')} ${patient.sms.number}</a>`}
    </p>
  </div>`;
}

function quotes(words: Wording, { alert, file }: Found): Html | undefined {
  const { say } = words;
  const written = shownQuotes(alert);
  if (written.length === 0) return undefined;
  const shown = written.toReversed().map((each) => {
    const { at, text, signals, asked } = each;
    const heard = [...new Set(signals.map(({ signal }) => say(`signal.${signal}`)))].join(', ');
    const because = phrasesIn(each);
    // Put otherwise than it was written, it can only be said beside it.
    const unmarked = because.filter((phrase) => !isIn(text, phrase));
    return html`<li>
      ${askedBefore(say, alert, each).map((line) => html`<p class="asked">${line}</p>`)}
      ${asked?.answered === false && html`<p class="asked">${say('page.card.unanswered')}</p>`}
      ${text.trim() !== '' && html`<blockquote lang="${file.patient.lang}">${marked(text, because)}</blockquote>`}
      <p class="meta">
        ${clock(words, at)},
        ${ago(words, at)}${heard !== '' && html` - ${heard}`}${unmarked.length > 0 && html`<br />${say('alert.heard-in')}: ${unmarked.map((each) => html`<q>${each}</q> `)}`}
      </p>
    </li>`;
  });
  return html`<section data-part="quotes" aria-labelledby="quotes">
    <h2 id="quotes">${say('alert.quotes')}</h2>
    <ol class="quotes">
      ${shown}
    </ol>
  </section>`;
}
