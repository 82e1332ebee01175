/** Who has opened a patient of another care team, and why: for a lead, who takes each off the list once it has been looked at. */
import { z } from 'zod';
import { readFile } from '../model/file.ts';
import { readable } from '../model/time.ts';
import { nameOf } from '../notify/page-card.ts';
import type { Answer } from '../ports/http.ts';
import { OPENED_LIST, OPENED_LOG, opening, PATIENTS } from './break-glass.ts';
import { then, type Visit } from './door.ts';
import { hidden } from './fields.ts';
import { html, type Html } from './html.ts';
import type { Pages } from './pages.ts';

export const OPENINGS = '/clinic/openings';
const MOST_SHOWN = 100;
const LOOKED_BACK = 500;

export async function openingsPage(pages: Pages, visit: Visit): Promise<Answer> {
  const { store } = pages;
  const { say } = visit;
  const waiting = (await store.members(OPENED_LIST)).sort((a, b) => (a.entry < b.entry ? 1 : -1));
  const rows = await Promise.all(waiting.slice(0, MOST_SHOWN).map((each) => row(pages, visit, each)));
  const shown = rows.filter((each) => each !== undefined);
  await pages.seen.list(
    visit,
    waiting.slice(0, MOST_SHOWN).map(({ owner }) => owner),
    'openings',
  );
  const title = say('openings.title');
  const body = html`<h1>${title}</h1>
    <p>${say('openings.text')}</p>
    ${
      shown.length === 0
        ? html`<p class="quiet">${say('openings.none')}</p>`
        : html`<ul class="cards">
            ${shown}
          </ul>`
    }`;
  return visit.page(title, body, 'openings');
}

async function row(
  { store, content }: Pages,
  { say, session, who }: Visit,
  { owner, entry }: { owner: string; entry: string },
): Promise<Html | undefined> {
  const file = readFile((await store.read(owner)).docs);
  const kept = z.array(opening).parse(await store.log(owner, OPENED_LOG, LOOKED_BACK));
  const one = kept.find((each) => `${each.at}/${each.by}` === entry);
  if (file === undefined || one === undefined) return undefined;
  return html`<li>
    <p>
      <strong>${nameOf(content, one.by)}</strong>, ${readable(one.at, content.clinic.zone, who.lang)}:
      <a href="${PATIENTS}${owner}">${file.patient.name}</a>
    </p>
    <p>${say(`glass.${one.because}`)}: <q>${one.words}</q></p>
    <form method="post" action="${OPENINGS}">
      ${hidden({ form: session.form, patient: owner, entry })}<button type="submit">
        ${say('openings.seen')}
      </button>
    </form>
  </li>`;
}

export async function openingSeen(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  const { store, seen } = pages;
  const [owner, entry] = [form.get('patient') ?? '', form.get('entry') ?? ''];
  const isListed = (await store.members(OPENED_LIST)).some(
    (each) => each.owner === owner && each.entry === entry,
  );
  if (!isListed) return then(pages, OPENINGS, visit.say('openings.gone'));
  await store.commit(owner, { unlist: [{ list: OPENED_LIST, entry }] });
  await seen.did(visit, 'opening looked at', {}, owner);
  return then(pages, OPENINGS, visit.say('openings.done'));
}
