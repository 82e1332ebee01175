/** What is kept about one patient, as a turn finds it and leaves it, and the stored change between the two. */
import { emptyBook, type FlareBook } from '../model/flare.ts';
import { CHECK_IN_BEFORE, type PatientFile, type TalkState } from '../model/file.ts';
import { noMedicines, type Medicines } from '../model/medicine.ts';
import { emptySkills, type SkillBook } from '../model/skill.ts';
import { noWeeks, type WeeksBook } from '../model/weeks.ts';
import type { Change } from '../ports/change.ts';

/** The documents that a dialog may change, and under which name each is stored. */
const storedAs = {
  patient: 'patient',
  checkIn: 'check-in',
  earlier: 'check-ins-earlier',
  form: 'form',
  safetyPlan: 'safety-plan',
  aims: 'aims',
  flares: 'flares',
  pacing: 'pacing',
  skills: 'skills',
  weeks: 'weeks',
  medicines: 'medicines',
  visit: 'visit',
} as const;

export type Document = keyof typeof storedAs;

interface Filled {
  flares: FlareBook;
  skills: SkillBook;
  weeks: WeeksBook;
  medicines: Medicines;
}
export type Documents = Omit<Pick<PatientFile, Document>, keyof Filled> & Filled;

/** What the clinic may change at any time, beside the patient. */
const CHANGED_BY_OTHERS: ReadonlySet<Document> = new Set(['patient', 'visit', 'medicines']);

export class Kept {
  /** Where the conversation stands. */
  talk: TalkState;
  readonly #now: Documents;
  readonly #versions: PatientFile['versions'];
  readonly #changed = new Set<Document>();

  constructor(file: PatientFile, talk: TalkState) {
    const { flares = emptyBook, skills = emptySkills, weeks = noWeeks, medicines = noMedicines } = file;
    this.talk = talk;
    this.#now = { ...file, flares, skills, weeks, medicines };
    this.#versions = file.versions;
  }

  get<D extends Document>(document: D): Documents[D] {
    return this.#now[document];
  }

  /** Undefined takes it away. */
  put<D extends Document>(document: D, next: Documents[D]): void {
    this.#now[document] = next;
    this.#changed.add(document);
  }

  note(more: Partial<TalkState>): void {
    this.talk = { ...this.talk, ...more };
  }

  change(): Required<Pick<Change, 'expect' | 'put' | 'remove'>> {
    const changed = [...this.#changed];
    const [there, gone] = [changed.filter((each) => this.#now[each] !== undefined), changed];
    return {
      expect: Object.fromEntries(
        changed
          .filter((each) => CHANGED_BY_OTHERS.has(each))
          .map((each) => [storedAs[each], this.#versions[storedAs[each]] ?? 0]),
      ),
      put: Object.fromEntries(there.map((each) => [storedAs[each], this.#now[each]])),
      remove: [
        ...gone.filter((each) => !there.includes(each)).map((each) => storedAs[each]),
        ...this.#older(),
      ],
    };
  }

  /** What is kept in another document from now on. */
  #older(): string[] {
    return this.#changed.has('earlier') && this.#versions[CHECK_IN_BEFORE] ? [CHECK_IN_BEFORE] : [];
  }
}
