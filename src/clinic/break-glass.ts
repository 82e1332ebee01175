/**
 * Opening somebody of another care team. The reason is written down before anything is shown, stands in the patient's own
 * record, and on a list that a lead looks through. It holds for an hour of this sign-in.
 */
import { z } from 'zod';
import { openAlertOf, readFile, type PatientFile } from '../model/file.ts';
import type { Instant } from '../model/time.ts';
import { isOpened, isTheirs } from '../sign-in/reach.ts';
import type { Answer } from '../ports/http.ts';
import type { Docs } from '../ports/owned.ts';
import { then, type Visit } from './door.ts';
import { wordsFault } from './field-faults.ts';
import { becauses, glass, GLASS_FORM, MOST_WORDS } from './glass-form.ts';
import { html, type Html } from './html.ts';
import type { Pages } from './pages.ts';
import { faultsOf } from './returned.ts';

const because = z.enum(becauses);

/** In the patient's own record, so that it is handed over and erased with it. */
export const OPENED_LOG = 'opened';
export const OPENED_LIST = 'opened-outside';
const LOOKED_BACK = 50;
export const PATIENTS = '/clinic/patients/';

export const opening = z.object({
  at: z.number(),
  by: z.string(),
  session: z.string(),
  because,
  words: z.string(),
});

export interface Opened {
  owner: string;
  file: PatientFile;
  docs: Docs;
  at: Instant;
}

/** The one way to a patient's record: nobody's page or form goes round it. */
export async function withPatient(
  pages: Pages,
  visit: Visit,
  owner: string,
  handle: (record: Opened) => Promise<Answer>,
): Promise<Answer> {
  const { store } = pages;
  // A patient's id has no slash: nothing else that is kept can be asked for here.
  if (!/^[\w-]{1,80}$/.test(owner)) return nobody(visit);
  const { docs, at } = await store.read(owner);
  const file = readFile(docs);
  if (file === undefined) return nobody(visit);
  if (await isAdmitted(pages, visit, owner, file, at)) return handle({ owner, file, docs, at });
  return glass(visit, owner, file);
}

export interface Asking extends Pick<Visit, 'who' | 'role'> {
  session: Pick<Visit['session'], 'id'>;
}

export async function isAdmitted(
  { store }: Pick<Pages, 'store'>,
  { who, role, session }: Asking,
  owner: string,
  file: PatientFile,
  at: Instant,
): Promise<boolean> {
  const inDanger = openAlertOf(file) !== undefined;
  if (isTheirs(who, role, { careTeam: file.patient.careTeam, inDanger })) return true;
  const kept = z.array(opening).parse(await store.log(owner, OPENED_LOG, LOOKED_BACK));
  return isOpened(kept, session.id, at);
}

export async function breakGlass(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  const { store, seen } = pages;
  const owner = form.get('patient') ?? '';
  const read = because.safeParse(form.get('because'));
  const words = (form.get('words') ?? '').trim();
  const file = /^[\w-]{1,80}$/.test(owner) ? readFile((await store.read(owner)).docs) : undefined;
  if (file === undefined) return nobody(visit);
  const here = `${PATIENTS}${owner}`;
  const faults = faultsOf([
    ['because', visit.say('glass.why'), read.success ? undefined : visit.say('faults.missing')],
    ['words', visit.say('glass.words'), wordsFault(visit.say, words, MOST_WORDS)],
  ]);
  if (!read.success || faults.length > 0)
    return glass(visit, owner, file, { form: GLASS_FORM, typed: form, faults });
  await seen.opened(visit, owner, read.data);
  const at = await store.time();
  const entry = { at, by: visit.who.id, session: visit.session.id, because: read.data, words };
  await store.commit(owner, {
    append: { [OPENED_LOG]: [entry] },
    list: [{ list: OPENED_LIST, entry: `${at}/${visit.who.id}` }],
  });
  return then(pages, here, visit.say('glass.opened'));
}

export function nobody({ say, page }: Visit): Answer {
  const title = say('patient.nobody');
  const back: Html = html`<p><a href="/clinic/patients">${say('nav.patients')}</a></p>`;
  return page(
    title,
    html`<h1>${title}</h1>
      ${back}`,
    'patients',
    404,
  );
}
