/**
 * Where the readers disagree: dangers that a language model has heard and the rules have not. A lead says which was right; the
 * sums say how far a clinic can trust its model, and each that was a danger wants a rule.
 */
import { HEARD_ALONE, heardAlone, judgedList, verdicts, type HeardAlone } from '../model/heard-alone.ts';
import { readable } from '../model/time.ts';
import type { Answer } from '../ports.ts';
import { then, type Visit } from './door.ts';
import { hidden } from './fields.ts';
import { html, type Html } from './html.ts';
import type { Pages } from './pages.ts';

export const CONTENT = '/clinic/content';
/** As many as anybody judges at a time, the newest first. */
const MOST = 30;
const EARLIER = 200;

interface Unjudged extends HeardAlone {
  owner: string;
}

export async function heardAlonePart(pages: Pages, visit: Visit): Promise<Html> {
  const { say, who, session } = visit;
  const { store, content, seen } = pages;
  const [waiting, counts] = await Promise.all([
    unjudged(pages),
    Promise.all(verdicts.map(async (each) => (await store.members(judgedList(each))).length)),
  ]);
  await seen.list(visit, [...new Set(waiting.map(({ owner }) => owner))], 'heard-alone');
  const [danger = 0, none = 0] = counts;
  const row = ({ owner, of, at, signal, words }: Unjudged) =>
    html`<li>
      <q>${words}</q> ${say(`signal.${signal}`)}, ${readable(at, content.clinic.zone, who.lang)}
      <form class="row" method="post" action="${CONTENT}">
        ${hidden({ form: session.form, patient: owner, of })}
        ${verdicts.map((each) => html`<button type="submit" name="was" value="${each}">${say(`heard-alone.${each}`)}</button>`)}
      </form>
    </li>`;
  return html`<section aria-labelledby="heard-alone">
    <h2 id="heard-alone">${say('heard-alone.title')} <span class="count">${waiting.length}</span></h2>
    <p>${say('heard-alone.text')} ${say('heard-alone.counts', { count: danger + none, times: danger })}</p>
    ${
      waiting.length === 0
        ? html`<p class="quiet">${say('heard-alone.nothing')}</p>`
        : html`<ul class="rows">
            ${waiting.slice(0, MOST).map(row)}
          </ul>`
    }
  </section>`;
}

async function unjudged({ store }: Pages): Promise<Unjudged[]> {
  const members = await store.members(HEARD_ALONE);
  const wanted = Map.groupBy(members, ({ owner }) => owner);
  const found = await Promise.all(
    [...wanted].map(async ([owner, entries]) => {
      const log = (await store.log(owner, HEARD_ALONE, EARLIER)).map((each) => heardAlone.parse(each));
      return entries.flatMap(({ entry }) => {
        const one = log.findLast(({ of }) => of === entry);
        return one === undefined ? [] : [{ ...one, owner }];
      });
    }),
  );
  return found.flat().toSorted((a, b) => b.at - a.at);
}

export async function judgeHeardAlone(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  const { store, seen } = pages;
  const owner = form.get('patient') ?? '';
  const entry = form.get('of') ?? '';
  const was = verdicts.find((each) => each === form.get('was'));
  const isWaiting = (await store.members(HEARD_ALONE)).some(
    (each) => each.owner === owner && each.entry === entry,
  );
  if (was === undefined || !isWaiting) return then(pages, CONTENT, visit.say('heard-alone.gone'));
  await store.commit(owner, {
    unlist: [{ list: HEARD_ALONE, entry }],
    list: [{ list: judgedList(was), entry }],
  });
  await seen.did(visit, 'disagreement judged', { was }, owner);
  return then(pages, CONTENT, visit.say('heard-alone.kept'));
}
