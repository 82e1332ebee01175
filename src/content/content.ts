/**
 * Every word, number and policy that a clinician may change: read from content/ once at start, checked, frozen and
 * stamped with a version. This room must not decide anything and must not be written to while the service runs.
 */
import { frozen } from '../model/frozen.ts';
import type { Clinic } from '../model/clinician.ts';
import type { FlareGraph } from '../model/flare.ts';
import { countries, languages, type Country, type Language } from '../model/language.ts';
import type { OutcomeRules } from '../model/outcomes.ts';
import type { FormPolicy } from '../model/form-plan.ts';
import type { MedicineWatchPolicy } from '../model/medicine.ts';
import type { PacePolicy } from '../model/pace.ts';
import type { CheckInPolicy, Policy } from '../model/policy.ts';
import type { CrisisNumbers, Protocol } from '../model/protocol.ts';
import type { Questionnaire } from '../model/questionnaire.ts';
import type { Roster } from '../model/roster.ts';
import type { SignalName } from '../model/signal.ts';
import type { Day } from '../model/time.ts';
import type { Skill, SkillPolicy } from '../model/skill.ts';
import type { TriggerRule } from '../model/trigger.ts';
import type { VisitPolicy } from '../model/visit-policy.ts';
import { AppError } from '../errors.ts';
import type { RiskFile } from '../risk/files.ts';
import type { SecondReaderFiles } from '../risk/second/files.ts';
import type { UnderstandingFiles } from '../understanding/files.ts';
import type { LanguageModelFiles } from '../language-model/files.ts';
import { crossFaults } from './cross-checks.ts';
import { versionOf } from './files.ts';
import { fill } from './messages.ts';
import { readContent, type Choice, type Parts } from './read-content.ts';
import { readLanguageModel } from './read-language-model.ts';
import { readRisk, readSecond } from './read-risk.ts';
import type { FormFile } from './shapes.ts';
import { readUnderstanding } from './read-understanding.ts';
import { written, type Fault } from './source.ts';
import { readWords } from './word-files.ts';
import type { Words } from './words.ts';
import { readValueSets, type ValueSet } from './value-sets.ts';

export type { Choice } from './read-content.ts';

export interface Content {
  /** The first 12 hex digits of a hash over all files: which words a person was sent can be looked up later. */
  readonly version: string;
  /** Throws on an unknown key or a missing value. */
  text(key: string, lang: Language, values?: Record<string, string | number>): string;
  has(key: string): boolean;
  words(lang: Language): Words;
  /** Those of every language, this one's first: people mix, so a word of any language counts. The same array every time. */
  everyWord(lang: Language): readonly Words[];
  questionnaire(id: string): Questionnaire | undefined;
  /** A form for the engine of `src/forms`, as it stands in content/forms; the same object every time. */
  form(id: string): FormFile | undefined;
  /** The names of all of them. */
  readonly forms: readonly string[];
  /** Lists of options that forms may only name. */
  readonly valueSets: readonly ValueSet[];
  readonly formPolicy: FormPolicy;
  /** Places whose clock is not told by a time zone's own name. */
  readonly places: Readonly<Record<string, string>>;
  /** Words that stand for numbers on a question's scale; none for a question without a scale. */
  choices(linkId: string, lang: Language): readonly Choice[];
  numbers(country: Country): CrisisNumbers;
  /** Countries whose crisis numbers nobody has verified in time: to be warned of, never a reason not to start. */
  expired(today: Day): Country[];
  readonly policy: Policy;
  readonly checkIns: CheckInPolicy;
  readonly pace: PacePolicy;
  readonly visits: VisitPolicy;
  /** Numbers, trends and silence that a clinician must see. */
  readonly triggers: readonly TriggerRule[];
  /** By which numbers a change counts as a change. */
  readonly outcomes: OutcomeRules;
  /** What is asked and coached in a flare, step by step. */
  readonly flare: FlareGraph;
  /** The library of skills, in a fixed order. */
  readonly skills: readonly Skill[];
  readonly skillPolicy: SkillPolicy;
  /** When it is asked how a change of medicine goes. */
  readonly medicineWatch: MedicineWatchPolicy;
  readonly clinic: Clinic;
  /** Who is on call when, as the files say it; what has been changed since is in the store. */
  readonly roster: Roster;
  /** What is said to a signal; the protocol for `any` where it has none of its own. */
  /** `for-other` for a danger that is not the patient's own. */
  protocol(signal: SignalName | 'any' | 'for-other'): Protocol;
  readonly riskFiles: readonly RiskFile[];
  readonly secondReader: () => SecondReaderFiles;
  /** By which phrases and examples a wish in free words is told. */
  readonly understanding: UnderstandingFiles;
  /** How a language model is asked, and what becomes of its answers. */
  readonly languageModel: LanguageModelFiles;
}

/** With `today`, crisis numbers that have expired are faults too: for the check, not for a start in the night. */
export function loadContent(dir: string, options: { today?: Day } = {}): Content {
  const faults: Fault[] = [];
  const parts = readContent(dir, faults);
  if (parts !== undefined) faults.push(...crossFaults(parts, options.today));
  const words = readWords(dir, faults);
  const riskFiles = readRisk(dir, faults);
  const second = readSecond(dir, faults);
  const understanding = readUnderstanding(dir, faults);
  const languageModel = readLanguageModel(dir, faults);
  if (parts === undefined || words === undefined || second === undefined || faults.length > 0)
    throw faulty(faults);
  if (languageModel === undefined || understanding === undefined) throw faulty(faults);
  const version = versionOf(dir);
  const valueSets = readValueSets(dir);
  const rest = { riskFiles, secondReader: () => second, understanding, languageModel, valueSets, version };
  return frozen(contentOf(frozen(parts), frozen(words), rest));
}

function inOrder(words: Record<Language, Words>): Record<Language, Words[]> {
  const from = (first: Language) =>
    [first, ...languages.filter((other) => other !== first)].map((each) => words[each]);
  return Object.fromEntries(languages.map((lang) => [lang, from(lang)])) as Record<Language, Words[]>;
}

function faulty(faults: Fault[]): AppError {
  return new AppError('CONTENT', faults.map(written).join('\n'));
}

function contentOf(
  parts: Parts,
  words: Record<Language, Words>,
  rest: Pick<
    Content,
    'riskFiles' | 'secondReader' | 'understanding' | 'languageModel' | 'valueSets' | 'version'
  >,
): Content {
  const { catalogues } = parts;
  const forms = new Map(parts.questionnaires.map(({ value }) => [value.id, value]));
  const shipped = new Map(parts.forms.map(({ value }) => [value.id, value]));
  const protocols = new Map(parts.protocols.map(({ value }) => [value.signal, value]));
  const any = present(protocols.get('any'), 'the protocol for any signal');
  const everyWord = frozen(inOrder(words));
  return {
    ...rest,
    text: (key, lang, values = {}) =>
      fill(key, present(catalogues[lang].messages[key], `the message ${key}`).text, values),
    has: (key) => Object.hasOwn(catalogues.en.messages, key),
    words: (lang) => words[lang],
    everyWord: (lang) => everyWord[lang],
    questionnaire: (id) => forms.get(id),
    form: (id) => shipped.get(id),
    forms: [...shipped.keys()],
    formPolicy: parts.formPolicy.value,
    places: parts.places.value,
    choices: (linkId, lang) => parts.choices.value[linkId]?.[lang] ?? none,
    numbers: (country) => parts.numbers.value[country],
    expired: (today) => countries.filter((each) => parts.numbers.value[each].expiresOn < today),
    policy: parts.policy.value,
    checkIns: parts.checkIns.value,
    pace: parts.pace.value,
    visits: parts.visits.value,
    triggers: parts.triggers.value,
    outcomes: parts.outcomes.value,
    flare: parts.flare.value,
    skills: parts.skills.map(({ value }) => value).toSorted((a, b) => a.place - b.place),
    skillPolicy: parts.skillPolicy.value,
    medicineWatch: parts.medicineWatch.value,
    clinic: parts.clinic.value,
    roster: parts.roster.value,
    protocol: (signal) => protocols.get(signal) ?? any,
  };
}

const none: readonly Choice[] = [];

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`content has no ${what}`);
  return value;
}
