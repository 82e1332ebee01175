/**
 * Opening somebody of another care team. The reason is written down before anything is shown, stands in the patient's own
 * record, and on a list that a lead looks through. It holds for an hour of this sign-in.
 */
import { z } from 'zod';
import { openAlertOf, readFile, type PatientFile } from '../model/file.ts';
import type { Instant } from '../model/time.ts';
import { isOpened, isTheirs } from '../sign-in/reach.ts';
import type { Answer, Docs } from '../ports.ts';
import { then, type Visit } from './door.ts';
import { html, type Html } from './html.ts';
import type { Pages } from './pages.ts';

export const becauses = ['covering', 'asked', 'worried', 'other'] as const;
const because = z.enum(becauses);
export type Because = z.infer<typeof because>;

/** In the patient's own record, so that it is handed over and erased with it. */
export const OPENED_LOG = 'opened';
export const OPENED_LIST = 'opened-outside';
const LOOKED_BACK = 50;
const MOST_WORDS = 300;
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

/** Says no more of them than the list does. */
function glass({ say, session, page }: Visit, owner: string, { patient }: PatientFile): Answer {
  const title = say('glass.title');
  const options = becauses.map(
    (each) =>
      html`<label class="option"
        ><input type="radio" name="because" value="${each}" required /> ${say(`glass.${each}`)}</label
      >`,
  );
  const body = html`<p class="back"><a href="/clinic/patients">${say('nav.patients')}</a></p>
    <div class="narrow">
      <h1>${title}</h1>
      <p>
        <strong>${patient.name}</strong> ${say('patients.of-team')} ${patient.careTeam}. ${say('glass.text')}
      </p>
      <form class="stack" method="post" action="/clinic/break-glass">
        <input type="hidden" name="form" value="${session.form}" /><input
          type="hidden"
          name="patient"
          value="${owner}"
        />
        <fieldset>
          <legend>${say('glass.why')}</legend>
          ${options}
        </fieldset>
        <label for="words">${say('glass.words')}</label
        ><textarea id="words" name="words" rows="2" required maxlength="${MOST_WORDS}"></textarea
        ><button type="submit" class="main">${say('glass.open')}</button>
      </form>
    </div>`;
  return page(title, body, 'patients', 403);
}

export async function breakGlass(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  const { store, seen } = pages;
  const owner = form.get('patient') ?? '';
  const read = because.safeParse(form.get('because'));
  const words = (form.get('words') ?? '').trim().slice(0, MOST_WORDS);
  if (!/^[\w-]{1,80}$/.test(owner) || readFile((await store.read(owner)).docs) === undefined)
    return nobody(visit);
  const here = `${PATIENTS}${owner}`;
  if (!read.success || words === '') return then(pages, here, visit.say('glass.missing'));
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
