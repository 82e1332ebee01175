/**
 * The instruments whose totals are worked out here and not only by a form's own expression, by their LOINC codes.
 * LOINC codes and names are copyright Regenstrief Institute and used under its licence (https://loinc.org/license).
 */
export interface Instrument {
  id: string;
  /** The code of its total: LOINC's, or of `system` where none of LOINC's is confirmed. */
  total: string;
  system?: string;
  display: string;
  items: readonly string[];
  method: 'sum' | 'mean';
  /** What one item can score at most; the least is always 0. */
  most: number;
}

const phq9 = [
  '44250-9',
  '44255-8',
  '44259-0',
  '44254-1',
  '44251-7',
  '44258-2',
  '44252-5',
  '44253-3',
  '44260-8',
];
const gad7 = ['69725-0', '68509-9', '69733-4', '69734-2', '69735-9', '69689-8', '69736-7'];

/** Scores without a confirmed code. */
const OWN = 'urn:flarepath:score';

export const instruments: readonly Instrument[] = [
  {
    id: 'PEG',
    total: '91147-9',
    display: 'PEG mean score',
    items: ['75893-8', '91145-3', '91146-1'],
    method: 'mean',
    most: 10,
  },
  { id: 'PHQ-9', total: '44261-6', display: 'PHQ-9 total score', items: phq9, method: 'sum', most: 3 },
  {
    id: 'PHQ-2',
    total: '55758-7',
    display: 'PHQ-2 total score',
    items: phq9.slice(0, 2),
    method: 'sum',
    most: 3,
  },
  {
    id: 'PHQ-8',
    total: 'phq-8-total',
    system: OWN,
    display: 'PHQ-8 total score',
    items: phq9.slice(0, 8),
    method: 'sum',
    most: 3,
  },
  {
    id: 'GAD-2',
    total: 'gad-2-total',
    system: OWN,
    display: 'GAD-2 total score',
    items: gad7.slice(0, 2),
    method: 'sum',
    most: 3,
  },
  { id: 'GAD-7', total: '70274-6', display: 'GAD-7 total score', items: gad7, method: 'sum', most: 3 },
  {
    id: 'PHQ-4',
    total: '70272-0',
    display: 'PHQ-4 total score',
    items: [...gad7.slice(0, 2), ...phq9.slice(0, 2)],
    method: 'sum',
    most: 3,
  },
  {
    id: 'AUDIT-C',
    total: '75626-2',
    display: 'AUDIT-C total score',
    items: ['68518-0', '68519-8', '68520-6'],
    method: 'sum',
    most: 4,
  },
];

/** What LOINC's own answers count, whatever a form says of them. */
export const answerScores: Readonly<Record<string, number>> = {
  // Not at all to nearly every day; "more days than not" is in use for the third.
  ...numbered('LA6568-5 LA6569-3 LA6570-1 LA6571-9'),
  'LA18938-3': 2,
  ...numbered(
    'LA6111-4 LA6112-2 LA6113-0 LA6114-8 LA6115-5 LA10137-0 LA10138-8 LA10139-6 LA10140-4 LA10141-2 LA13942-0',
  ),
};

function numbered(codes: string): Record<string, number> {
  return Object.fromEntries(codes.split(' ').map((code, score) => [code, score]));
}

/** Measures that stand alone and that clinics follow over time. */
export const measures: Readonly<Record<string, 'survey' | 'activity'>> = {
  '72514-3': 'survey',
  '38208-5': 'survey',
  '75261-8': 'survey',
  '75260-0': 'survey',
  '41950-7': 'activity',
  '55423-8': 'activity',
  '93832-4': 'activity',
  '64098-7': 'activity',
  '66247-8': 'activity',
  '89555-7': 'activity',
  '68516-4': 'activity',
};
