/** The brief of a patient, made from what is kept now, in every form it is wanted in. Who had it made is written down. */
import { briefOf } from '../brief/brief.ts';
import { htmlOf } from '../brief/html.ts';
import type { Brief, Line } from '../brief/line.ts';
import { pageOf, whole, type Page, type Paper } from '../brief/page.ts';
import { printed } from '../brief/pdf.ts';
import type { Wording } from '../brief/wording.ts';
import type { Content } from '../content/content.ts';
import { briefBundle, briefReference } from '../fhir/brief-document.ts';
import { titleOf } from '../model/clinician.ts';
import type { Alert } from '../model/alert.ts';
import { readFile } from '../model/file.ts';
import type { Language } from '../model/language.ts';
import { questions } from '../model/questionnaire.ts';
import { stamped } from '../model/time.ts';
import type { Audit } from '../ports/audit.ts';
import type { Store } from '../ports/store.ts';
import { besideIn } from './beside.ts';

export interface BriefDeps {
  store: Store;
  content: Content;
  audit: Audit;
}

export interface BriefWish {
  /** In the patient's own language when left out. */
  lang?: Language | undefined;
  paper: Paper;
  /** Who asked for it, as the audit calls them: "operator", "clinician/otieno". */
  actor: string;
}

export interface MadeBrief {
  html: string;
  /** As base64, since it goes through a door that carries text. */
  pdf: string;
  bundle: object;
  reference: object;
  /** Each line as it was worded, with where it was told from. */
  trace: { section: string; text: string; from: Line['from'] }[];
}

const EARLIER_ALERTS = 500;

/** Undefined when nobody of that id is enrolled. */
export async function makeBrief(
  deps: BriefDeps,
  id: string,
  wish: BriefWish,
): Promise<MadeBrief | undefined> {
  const brief = await readBrief(deps, id);
  if (brief === undefined) return undefined;
  const lang = wish.lang ?? brief.lang;
  await noted(deps, brief.of, { ...wish, lang });
  const page = pageOf(brief.of, wordingIn(deps.content, lang));
  const { pdf, size } = await printed(page, wish.paper);
  const context = {
    brief: brief.of,
    page,
    at: instantOf(brief.of),
    clinic: deps.content.clinic.name,
    codeOf: (of: string) => codeIn(deps.content, of),
  };
  return {
    html: htmlOf(page, wish.paper, size),
    pdf: pdf.toString('base64'),
    bundle: briefBundle(context),
    reference: briefReference(context, pdf),
    trace: traceOf(page),
  };
}

export async function readBrief(
  { store, content }: Pick<BriefDeps, 'store' | 'content'>,
  id: string,
): Promise<{ of: Brief; lang: Language } | undefined> {
  const { at, docs } = await store.read(id);
  const file = readFile(docs);
  if (file === undefined) return undefined;
  const earlier = (await store.log(id, 'alerts', EARLIER_ALERTS)) as Alert[];
  const alerts = file.alert === undefined ? earlier : [...earlier, file.alert];
  const { patient, talk, visit } = file;
  return {
    of: briefOf({ patient, now: at, talk, alerts, visit, ...besideIn(docs) }, content.outcomes),
    lang: patient.lang,
  };
}

export function wordingIn(content: Content, lang: Language): Wording {
  return {
    lang,
    say: (key, values) => content.text(key, lang, values),
    has: (key) => content.has(key),
    clinician: (id) => titleOf(content.clinic, id, lang),
  };
}

async function noted(
  { store, audit }: BriefDeps,
  of: Brief,
  { lang, paper, actor }: BriefWish,
): Promise<void> {
  const who = store.pseudonym('patient', of.id);
  const facts = { lang: lang ?? '', paper };
  await audit.write([
    { id: `${who}/brief/${of.madeAt}`, at: of.madeAt, actor, action: 'brief made', who, facts },
  ]);
}

function traceOf({ sections }: Page): MadeBrief['trace'] {
  return sections.flatMap(({ id, lines }) =>
    lines.map((each) => ({ section: id, text: whole(each), from: each.line.from })),
  );
}

/** "2026-04-10T10:00:00-04:00". */
function instantOf({ madeAt, zone }: Brief): string {
  const [day = '', clock = '', offset = ''] = stamped(madeAt, zone).split(' ');
  return `${day}T${clock}${offset}`;
}

function codeIn(content: Content, of: string) {
  const [formId = '', linkId] = of.split('/');
  const form = content.questionnaire(formId);
  const item = form && questions(form).find((each) => each.linkId === linkId);
  const code = item?.code?.find(({ system }) => system !== undefined);
  return code?.system === undefined || code.code === undefined
    ? undefined
    : { system: code.system, code: code.code, ...(code.display && { display: code.display }) };
}
