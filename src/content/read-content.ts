/** Reads every file of content/ into its shape and keeps where each came from. Meaning is looked at by the checks. */
import { AppError } from '../errors.ts';
import type { Clinic } from '../model/clinician.ts';
import { languages, type Country, type Language } from '../model/language.ts';
import type { OutcomeRules } from '../model/outcomes.ts';
import type { FormPolicy } from '../model/form-plan.ts';
import type { FlareGraph } from '../model/flare.ts';
import type { MedicineWatchPolicy } from '../model/medicine.ts';
import type { PacePolicy } from '../model/pace.ts';
import type { CheckInPolicy, Policy } from '../model/policy.ts';
import type { Protocol } from '../model/protocol.ts';
import { alwaysOnCall, type Roster } from '../model/roster.ts';
import type { Skill, SkillPolicy } from '../model/skill.ts';
import type { TriggerRule } from '../model/trigger.ts';
import type { VisitPolicy } from '../model/visit-policy.ts';
import { questionnaire, type Questionnaire } from '../model/questionnaire.ts';
import { filesIn } from './files.ts';
import type { Catalogues } from './messages.ts';
import {
  checkInsFile,
  choicesFile,
  flareFile,
  clinicFile,
  formFile,
  formsFile,
  type FormFile,
  medicineWatchFile,
  messagesFile,
  numbersFile,
  outcomesFile,
  paceFile,
  placesFile,
  policyFile,
  protocolFile,
  rosterFile,
  skillFile,
  skillsFile,
  triggersFile,
  visitsFile,
} from './shapes.ts';
import { readSource, shaped, written, type Fault, type Source } from './source.ts';
import type { z } from 'zod';

const ROSTER = 'roster.yaml';

export interface From<T> {
  source: Source;
  value: T;
}
/** A word that may stand for a number on a question's scale, such as "bad" for 8. */
export interface Choice {
  value: number;
  word: string;
}
export type Numbers = z.infer<typeof numbersFile>['countries'][Country];
export interface Parts {
  catalogues: Catalogues;
  questionnaires: From<Questionnaire>[];
  /** Forms that the engine of `src/forms` runs. */
  forms: From<FormFile>[];
  formPolicy: From<FormPolicy>;
  places: From<Record<string, string>>;
  protocols: From<Protocol>[];
  numbers: From<Record<Country, Numbers>>;
  numbersReview: z.infer<typeof numbersFile>['review']['status'];
  policy: From<Policy>;
  checkIns: From<CheckInPolicy>;
  pace: From<PacePolicy>;
  visits: From<VisitPolicy>;
  triggers: From<TriggerRule[]>;
  outcomes: From<OutcomeRules>;
  outcomesReview: z.infer<typeof outcomesFile>['review']['status'];
  flare: From<FlareGraph>;
  skills: From<Skill>[];
  skillPolicy: From<SkillPolicy>;
  medicineWatch: From<MedicineWatchPolicy>;
  clinic: From<Clinic>;
  roster: From<Roster>;
  choices: From<Record<string, Record<Language, Choice[]>>>;
}

/** Undefined when anything needed is missing or out of shape; `faults` then says all of it. */
export function readContent(dir: string, faults: Fault[]): Parts | undefined {
  const read = <T>(file: string, schema: z.ZodType<T>): From<T> | undefined => {
    const source = readSource(dir, file, faults);
    const value = shaped(source, schema, faults);
    return source === undefined || value === undefined ? undefined : { source, value };
  };
  const every = <T>(under: string, ending: string, schema: z.ZodType<T>) =>
    filesIn(dir, under, ending).map((file) => read(file, schema));
  const catalogues = languages.map((lang) => read(`messages/${lang}.yaml`, messagesFile));
  const [en, es] = catalogues.map((each) => each && { source: each.source, messages: each.value.messages });
  const questionnaires = every('questionnaires', '.json', questionnaire);
  const forms = every('forms', '.json', formFile);
  const formPolicy = read('policies/forms.yaml', formsFile);
  const places = read('places.yaml', placesFile);
  const protocols = every('protocols', '.yaml', protocolFile);
  const numbers = read('numbers.yaml', numbersFile);
  const policy = read('policies/escalation.yaml', policyFile);
  const checkIns = read('policies/check-ins.yaml', checkInsFile);
  const pace = read('policies/pace.yaml', paceFile);
  const visits = read('policies/visits.yaml', visitsFile);
  const triggers = read('policies/triggers.yaml', triggersFile);
  const outcomes = read('outcomes.yaml', outcomesFile);
  const flare = read('flare.yaml', flareFile);
  const skills = every('skills', '.yaml', skillFile);
  const skillPolicy = read('policies/skills.yaml', skillsFile);
  const medicineWatch = read('policies/medicines.yaml', medicineWatchFile);
  const clinic = read('clinic.yaml', clinicFile);
  const roster = filesIn(dir, '', ROSTER).includes(ROSTER) ? read(ROSTER, rosterFile) : listOf(clinic);
  const choices = read('choices.yaml', choicesFile);
  if (!en || !es || !numbers || !policy || !checkIns || !pace || !formPolicy || !places || !visits)
    return undefined;
  if (!triggers || !outcomes || !flare || !clinic || !roster || !choices || !skillPolicy || !medicineWatch)
    return undefined;
  if (![...questionnaires, ...forms, ...protocols, ...skills].every((each) => each !== undefined))
    return undefined;
  return {
    catalogues: { en, es },
    questionnaires: whole(questionnaires),
    forms: whole(forms),
    formPolicy,
    places: { source: places.source, value: places.value.places },
    protocols: whole(protocols),
    numbers: { source: numbers.source, value: numbers.value.countries },
    numbersReview: numbers.value.review.status,
    policy,
    checkIns,
    pace,
    visits,
    triggers: { source: triggers.source, value: triggers.value.rules },
    outcomes,
    outcomesReview: outcomes.value.review.status,
    flare,
    skills: whole(skills),
    skillPolicy,
    medicineWatch,
    clinic,
    roster,
    choices: { source: choices.source, value: inLanguages(choices.value.questions) },
  };
}

/** A clinic without a roster names its people in one list; the check says so when it does neither. */
function listOf(clinic: From<Clinic> | undefined): From<Roster> | undefined {
  return clinic && { source: clinic.source, value: alwaysOnCall(clinic.value.onCall ?? []) };
}

/** The rules about numbers alone. Throws AppError CONTENT with what is wrong. */
export function readTriggers(dir: string): TriggerRule[] {
  const faults: Fault[] = [];
  const value = shaped(readSource(dir, 'policies/triggers.yaml', faults), triggersFile, faults);
  if (value === undefined) throw new AppError('CONTENT', faults.map(written).join('\n'));
  return value.rules;
}

function whole<T>(list: (T | undefined)[]): T[] {
  return list.filter((each) => each !== undefined);
}

function inLanguages(
  questions: z.infer<typeof choicesFile>['questions'],
): Record<string, Record<Language, Choice[]>> {
  const inOne = (list: z.infer<typeof choicesFile>['questions'][string], lang: Language) =>
    list.map((each) => ({ value: each.value, word: each[lang] }));
  return Object.fromEntries(
    Object.entries(questions).map(([linkId, list]) => [
      linkId,
      { en: inOne(list, 'en'), es: inOne(list, 'es') },
    ]),
  );
}
