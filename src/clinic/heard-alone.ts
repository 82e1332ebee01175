/**
 * Where the readers disagree: dangers that a language model has heard and the rules have not. A lead says which was right; the
 * sums say how far a clinic can trust its model, and each that was a danger wants a rule. Whose words somebody may read is
 * decided as for the patient's own page.
 */
import { readFile } from '../model/file.ts';
import { HEARD_ALONE, heardAlone, verdicts, type HeardAlone } from '../model/heard-alone.ts';
import { readable } from '../model/time.ts';
import type { Answer } from '../ports/http.ts';
import { isAdmitted, PATIENTS, type Asking } from './break-glass.ts';
import { then, type Visit } from './door.ts';
import { hidden } from './fields.ts';
import { html, type Html } from './html.ts';
import { judge, judgedSoFar } from './judged.ts';
import type { Pages } from './pages.ts';

export const CONTENT = '/clinic/content';
/** As many as anybody judges at a time, the newest first. */
const MOST = 30;
const EARLIER = 200;

interface Unjudged extends HeardAlone {
  owner: string;
}
interface Member {
  owner: string;
  entry: string;
}

export async function heardAlonePart(pages: Pages, visit: Visit): Promise<Html> {
  const { say } = visit;
  const { store, seen } = pages;
  const members = await store.members(HEARD_ALONE);
  const [waiting, { danger, none }] = await Promise.all([
    unjudged(pages, visit, members),
    judgedSoFar(store),
  ]);
  const shown = waiting.slice(0, MOST);
  await seen.list(visit, [...new Set(shown.map(({ owner }) => owner))], 'heard-alone');
  return html`<section aria-labelledby="heard-alone">
    <h2 id="heard-alone">${say('heard-alone.title')} <span class="count">${waiting.length}</span></h2>
    <p>${say('heard-alone.text')} ${say('heard-alone.counts', { count: danger + none, times: danger })}</p>
    <p class="quiet">${say('heard-alone.bound', boundOf(pages))}</p>
    ${
      waiting.length === 0
        ? html`<p class="quiet">${say('heard-alone.nothing')}</p>`
        : html`<ul class="rows">
            ${shown.map((each) => row(pages, visit, each))}
          </ul>`
    }
  </section>`;
}

function boundOf({ content }: Pages): { count: number; most: number } {
  const { perPatient, inAll } = content.languageModel.policy.waiting;
  return { count: perPatient, most: inAll };
}

function row({ content }: Pages, { say, who, session }: Visit, { owner, of, at, signal, words }: Unjudged) {
  return html`<li>
    <q>${words}</q> ${say(`signal.${signal}`)}, ${readable(at, content.clinic.zone, who.lang)}
    <a href="${PATIENTS}${owner}">${say('heard-alone.patient')}</a>
    <form class="row" method="post" action="${CONTENT}">
      ${hidden({ form: session.form, patient: owner, of })}
      ${verdicts.map((each) => html`<button type="submit" name="was" value="${each}">${say(`heard-alone.${each}`)}</button>`)}
    </form>
  </li>`;
}

/** Those of them that somebody may read, the newest first. What only another version can read is left where it is. */
export async function unjudged(
  pages: Pick<Pages, 'store'>,
  asking: Asking,
  members: readonly Member[],
): Promise<Unjudged[]> {
  const { store } = pages;
  const wanted = Map.groupBy(members, ({ owner }) => owner);
  const found = await Promise.all(
    [...wanted].map(async ([owner, entries]) => {
      const { docs, at } = await store.read(owner);
      const file = readFile(docs);
      if (file === undefined || !(await isAdmitted(pages, asking, owner, file, at))) return [];
      const log = (await store.log(owner, HEARD_ALONE, EARLIER)).flatMap(
        (each) => heardAlone.safeParse(each).data ?? [],
      );
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
  const members = await store.members(HEARD_ALONE);
  const [waiting] = await unjudged(
    pages,
    visit,
    members.filter((each) => each.owner === owner && each.entry === entry),
  );
  const isTaken = was !== undefined && waiting !== undefined && (await judge(store, owner, entry, was));
  if (!isTaken) return then(pages, CONTENT, visit.say('heard-alone.gone'));
  await seen.did(visit, 'disagreement judged', { was }, owner);
  return then(pages, CONTENT, visit.say('heard-alone.kept'));
}
