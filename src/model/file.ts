/** Everything kept about one patient that a turn needs, read from the store's documents with their versions. */
import { z } from 'zod';
import { aims, type Aims } from './aim.ts';
import { alert, type Alert } from './alert.ts';
import { checkIn, earlierCheckIns, withBefore, type CheckIn, type EarlierCheckIns } from './check-in.ts';
import { consent, noConsent, type Consent } from './consent.ts';
import { formRecord, type FormRecord } from './form-record.ts';
import { flareBook, type FlareBook } from './flare.ts';
import { frozen } from './frozen.ts';
import { medicines, type Medicines } from './medicine.ts';
import { noPace, pace, type Pace } from './pace.ts';
import { pacingPlan, type PacingPlan } from './pacing.ts';
import { patient, type Patient } from './patient.ts';
import { safetyPlan, type SafetyPlan } from './safety-plan.ts';
import { seriesRecord, seriesShape, together, type SeriesRecord } from './series.ts';
import { signalName } from './signal.ts';
import { skillBook, type SkillBook } from './skill.ts';
import { weeksBook, type WeeksBook } from './weeks.ts';
import { noVisit, visit, type Visit } from './visit.ts';
import { wished } from './wished.ts';

/** Where the conversation stands. `dialogs` belongs to the dialogs alone. */
export const talkState = z.object({
  v: z.literal(1),
  dialogs: z.record(z.string(), z.unknown()),
  /** The question that is waiting for an answer, so that the risk screen knows what a number answers. */
  asked: z.string().optional(),
  /** The conversation that the last reply went to, which "sorry, I meant 4" is about. */
  repliedTo: z.string().optional(),
  /** They have just been greeted of our own accord, and nothing has been said since. */
  greetedAt: z.number().optional(),
  /** When the direct question about a signal was put last, so that it is not put again and again. */
  directly: z.partialRecord(signalName, z.number()).optional(),
  /** The words that led to the direct question about a signal, and that question, for the alert that may come of it. */
  doubts: z
    .partialRecord(
      signalName,
      z.object({
        at: z.number(),
        led: z.object({ eventId: z.string(), text: z.string() }).optional(),
        question: z.string().optional(),
        times: z.number(),
      }),
    )
    .optional(),
  /** What the person was told last of an alert that stands: of which, in whose hands, and in which words. */
  held: z
    .object({ alert: z.string(), holder: z.string().optional(), key: z.string(), at: z.number() })
    .optional(),
  /** The last completed answer to each question, for "same as yesterday". */
  last: z.record(z.string(), z.number()).default({}),
  ...seriesShape,
  /** How many asked check-ins in a row have met with silence. */
  missed: z.number().default(0),
  /** The day on which a rule about numbers was met last. */
  found: z.record(z.string(), z.string()).default({}),
  /** What each number was, in the mean, when the clinic was told of it last. */
  toldWith: z.record(z.string(), z.number()).default({}),
  /** The message of which an answer of the language model may still be a follow-up. */
  thinking: z.object({ of: z.string(), at: z.number() }).optional(),
  /** How many messages of this day a language model was asked about. */
  thoughts: z.object({ day: z.string(), times: z.number() }).optional(),
  /** The day on which each form was begun last. */
  forms: z.record(z.string(), z.string()).default({}),
  /** The day on which it was asked last whether now is a good time for a long form. */
  offered: z.record(z.string(), z.string()).default({}),
  /** How often in a row it was put off. */
  putOff: z.record(z.string(), z.number()).default({}),
  /** Forms that were left in the middle and come back; with where the person stood, where they go on from there. */
  unfinished: z
    .record(z.string(), z.object({ state: z.record(z.string(), z.unknown()).optional() }))
    .default({}),
  /** What was settled last about the check-ins, while it may still be taken back. */
  wished: wished.optional(),
  /** The day on which the person was last written to unasked, and for how many days what has to wait has waited. */
  reach: z
    .object({
      on: z.string().optional(),
      waited: z.record(z.string(), z.number()).default({}),
      /** The day on which a week was summed up last. */
      summed: z.string().optional(),
    })
    .optional(),
});
export type TalkState = z.infer<typeof talkState>;
/** What `asked` is while the one direct question of a safety protocol is open. */
export const DIRECT_QUESTION = 'direct-question';
export const newTalk: TalkState = {
  v: 1,
  dialogs: {},
  last: {},
  trends: {},
  first: {},
  days: [],
  missed: 0,
  found: {},
  toldWith: {},
  forms: {},
  offered: {},
  putOff: {},
  unfinished: {},
};

export interface PatientFile {
  patient: Patient;
  consent: Consent;
  talk: TalkState;
  /** The numbers that stand in `talk`, as they are stored. */
  series?: SeriesRecord | undefined;
  pace: Pace;
  checkIn: CheckIn | undefined;
  earlier?: EarlierCheckIns | undefined;
  /** The form that is open, or was open last. */
  form?: FormRecord | undefined;
  /** The newest alert; at most one is unresolved. */
  alert: Alert | undefined;
  safetyPlan: SafetyPlan | undefined;
  aims: Aims | undefined;
  /** What is kept of flares: the open one, what has helped, the earlier ones. */
  flares: FlareBook | undefined;
  /** The one activity that is to become steadier. */
  pacing: PacingPlan | undefined;
  /** How the person has found the skills they tried. */
  skills?: SkillBook | undefined;
  /** Plans of weeks that the person has made. */
  weeks?: WeeksBook | undefined;
  /** That the clinic has changed a medicine, and how far it was asked about. */
  medicines?: Medicines | undefined;
  /** The next visit, and what the patient brings to it. */
  visit: Visit;
  /** Document name to the version read; 0 for one that does not exist. */
  versions: Record<string, number>;
}

interface Docs {
  [name: string]: { version: number; value: unknown };
}

/** A document that the store gives again is the same frozen value, and has the shape it had. */
const checked = new WeakMap<object, { shape: z.ZodObject; read: unknown }>();

/** A turn looks at what it has read from several places; checking its shape once is enough. */
const read = new WeakMap<Docs, PatientFile | undefined>();

/**
 * Undefined when the owner is nobody we have enrolled. Throws when a stored document has a shape we do not know; only
 * where the conversation stood can be forgotten, and the patient asked again.
 */
export function readFile(docs: Docs): PatientFile | undefined {
  if (!read.has(docs)) read.set(docs, fileFrom(docs));
  return read.get(docs);
}

/** Who an alert is about, and the alert: a list of hundreds looks at no more of anybody, and opening the rest is what costs. */
export function readAlert(docs: Docs): { patient: Patient; alert: Alert } | undefined {
  if (docs['patient'] === undefined || docs['alert'] === undefined) return undefined;
  return { patient: known(patient, docs['patient'].value), alert: known(alert, docs['alert'].value) };
}

/** Goes away when what it is read into is next written. */
export const CHECK_IN_BEFORE = 'check-in-before';

/** The documents that a turn may write, each only if it is still as it was read. */
const WRITTEN = [
  'patient',
  'consent',
  'talk',
  'pace',
  'check-in',
  CHECK_IN_BEFORE,
  'form',
  'alert',
  'safety-plan',
  'aims',
  'flares',
  'pacing',
  'skills',
  'weeks',
  'medicines',
  'visit',
];

function fileFrom(docs: Docs): PatientFile | undefined {
  if (docs['patient'] === undefined) return undefined;
  const doc = <S extends z.ZodObject, O>(name: string, shape: S, otherwise: O) =>
    docs[name] === undefined ? otherwise : known(shape, docs[name].value);
  const series = doc('series', seriesRecord, undefined);
  return {
    patient: known(patient, docs['patient'].value),
    consent: doc('consent', consent, noConsent),
    talk: together(talkOf(docs['talk']?.value), series),
    series,
    pace: doc('pace', pace, noPace),
    checkIn: doc('check-in', checkIn, undefined),
    earlier: withBefore(
      doc('check-ins-earlier', earlierCheckIns, undefined),
      doc(CHECK_IN_BEFORE, checkIn, undefined),
    ),
    form: doc('form', formRecord, undefined),
    alert: doc('alert', alert, undefined),
    safetyPlan: doc('safety-plan', safetyPlan, undefined),
    aims: doc('aims', aims, undefined),
    flares: doc('flares', flareBook, undefined),
    pacing: doc('pacing', pacingPlan, undefined),
    skills: doc('skills', skillBook, undefined),
    weeks: doc('weeks', weeksBook, undefined),
    medicines: doc('medicines', medicines, undefined),
    visit: doc('visit', visit, noVisit),
    versions: Object.fromEntries(WRITTEN.map((name) => [name, docs[name]?.version ?? 0])),
  };
}

function talkOf(value: unknown): TalkState {
  try {
    return known(talkState, value);
  } catch {
    return newTalk;
  }
}

/**
 * Fields that a newer version has added stay where they are: while two versions run side by side, the older one must not
 * take away what the newer one wrote.
 */
function known<S extends z.ZodObject>(shape: S, value: unknown): z.infer<S> {
  const before = checked.get(value as object);
  if (before?.shape === shape) return before.read as z.infer<S>;
  const read = shape.parse(value);
  const unknown = Object.entries(value as object).filter(([name]) => !(name in shape.shape));
  const whole = { ...Object.fromEntries(unknown), ...read };
  if (Object.isFrozen(value)) checked.set(value as object, { shape, read: frozen(whole) });
  return whole;
}

/** The alert somebody still has to deal with. */
export function openAlertOf(file: { alert: Alert | undefined }): Alert | undefined {
  return file.alert !== undefined && file.alert.status !== 'resolved' ? file.alert : undefined;
}
