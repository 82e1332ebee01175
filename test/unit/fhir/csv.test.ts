import { csvOf, rowsOf, type Row } from '../../../src/record-system/csv.ts';
import { answeredIn } from '../../../src/record-system/answered.ts';
import { shippedContent } from '../../harness/scene.ts';

const day = (pain: number) => ({
  v: 1,
  day: '2026-03-03',
  questionnaire: 'daily-check-in',
  version: shippedContent.questionnaire('daily-check-in')?.version,
  status: 'complete',
  dueAt: 0,
  answers: [
    { linkId: 'pain-now', value: pain, at: 1_000, flags: [] },
    { linkId: 'sleep', value: undefined, at: 1_000, flags: ['skipped'] },
  ],
});
const row = (more: Partial<Row>): Row => ({
  patient: 'p1',
  time: 't',
  form: 'f',
  kind: 'answer',
  item: 'note',
  code: '',
  name: 'Note',
  value: '',
  unit: '',
  ...more,
});

describe('answers as rows', () => {
  it('are each answer and each measure; a skipped one is none, and of a day put right the later counts', () => {
    const { known, outdated } = answeredIn(shippedContent, { 'check-ins': [day(7), day(3)] }, 'UTC');
    const rows = rowsOf('p1', known);
    expect(outdated).toBe(0);
    expect(rows.map(({ kind, item, value }) => [kind, item, value])).toEqual([
      ['answer', 'pain-now', '3'],
      ['score', 'pain-now', '3'],
    ]);
    expect(rows[1]).toMatchObject({ patient: 'p1', code: '72514-3', time: '1970-01-01T00:00:01+00:00' });
  });

  it('stay with their day when they were put right on another', () => {
    const over = { ...day(7), dueAt: 500, endedAt: 2_000 };
    const { known } = answeredIn(
      shippedContent,
      {
        'check-ins': [
          { ...over, answers: [{ ...over.answers[0], value: 3, at: 90_000_000 }, over.answers[1]] },
        ],
      },
      'UTC',
    );
    expect(rowsOf('p1', known)).toMatchObject([
      { value: '3', time: '1970-01-01T00:00:01+00:00' },
      { value: '3', time: '1970-01-01T00:00:01+00:00' },
    ]);
  });

  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1 more', "'+1 more"],
    ['-5', '-5'],
    ['one, two', '"one, two"'],
    ['two\nlines', '"two\nlines"'],
  ])('a spreadsheet carries out nothing of %j', (value, written) => {
    expect(csvOf([row({ value })]).split('\r\n')[1]).toBe(`p1,t,f,answer,note,,Note,${written},`);
  });
});
