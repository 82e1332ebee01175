/**
 * Why a list, or a row of it, cannot be used: in the language of whoever gave it, and without a word of the row itself. Columns
 * keep the names that stand in the file.
 */
import type { Content } from '../content/content.ts';
import type { Language } from '../model/language.ts';

export type Fault =
  | 'no-list'
  | 'no-utf8'
  | 'empty'
  | 'no-commas'
  | 'columns'
  | 'nobody'
  | 'ragged'
  | 'missing'
  | 'id'
  | 'language'
  | 'country'
  | 'zone'
  | 'check_in'
  | 'care_team'
  | 'number'
  | 'staff'
  | 'taken'
  | 'plan'
  | 'team';

export type FaultWords = (fault: Fault, values?: Record<string, string | number>) => string;

export function faultWords(content: Pick<Content, 'text'>, lang: Language): FaultWords {
  return (fault, values = {}) => content.text(`clinic.enrol.fault.${fault}`, lang, values);
}

/** What of a row is not as it has to be, by the column in which it stands. */
export function columnFault(column: string, isGiven: boolean): Fault {
  if (!isGiven) return 'missing';
  switch (column) {
    case 'id':
    case 'language':
    case 'country':
    case 'zone':
    case 'check_in':
    case 'care_team':
      return column;
    default:
      return 'missing';
  }
}

/** What is wrong with what stands in one column. */
export interface ColumnFault {
  column: string;
  words: string;
}

export interface Faulty {
  faults: ColumnFault[];
}

export function because({ faults }: Faulty): string {
  return faults.map(({ column, words }) => `${column}: ${words}`).join('; ');
}

export function faulty(column: string, words: string): Faulty {
  return { faults: [{ column, words }] };
}
