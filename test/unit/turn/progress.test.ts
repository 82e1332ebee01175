import type { CheckIn } from '../../../src/model/check-in.ts';
import { newTalk } from '../../../src/model/file.ts';
import { progressOf } from '../../../src/turn/progress.ts';
import { trendsOfForm } from '../../../src/turn/trends.ts';
import { shippedContent } from '../../harness/scene.ts';

const rules = shippedContent.outcomes;
const known = ['pain-now', 'interference', 'sleep'].map((id) => `daily-check-in/${id}`);
const first = Object.fromEntries(known.map((of) => [of, [{ day: '2026-03-01', value: 5 }]]));
const kept = (more: Partial<CheckIn>) => {
  const form = { questionnaire: 'daily-check-in', version: '1', dueAt: 1, nudged: false };
  const answers = [{ linkId: 'pain-now', value: 5, flags: [], at: 1, channel: 'sms' as const }];
  const ended = { v: 1 as const, day: '2026-03-02', ...form, status: 'complete' as const, answers };
  return progressOf({ ...newTalk, first }, { ...ended, ...more }, rules).days.at(-1);
};

describe('what is kept of a day', () => {
  it.each<[string, Partial<CheckIn>, object]>([
    ['a question that had no turn', { leftOut: ['sleep', 'note'] }, { was: 'answered', leftOut: ['sleep'] }],
    ['no question, where all were asked', {}, { was: 'answered' }],
    [
      'all but the one that was enough',
      { short: true },
      { was: 'answered', leftOut: ['interference', 'sleep'] },
    ],
    ['that it was broken off', { status: 'partial' }, { was: 'answered', inPart: true }],
    [
      'nothing of one that was not asked',
      { status: 'skipped', answers: [], leftOut: ['sleep'] },
      { was: 'not-asked' },
    ],
    [
      'that nothing was asked on a day that was told of afterwards',
      { status: 'partial', because: 'not-asked' },
      { was: 'not-asked' },
    ],
    [
      'what had no turn on a day of silence',
      { status: 'missed', answers: [], leftOut: ['sleep'] },
      { was: 'missed', leftOut: ['sleep'] },
    ],
  ])('%s', (_, more, day) => expect(kept(more)).toEqual({ day: '2026-03-02', ...day }));
});

it('a score is of the day of the last answer, whenever its form was begun', () => {
  const at = Date.parse('2026-03-03T14:00:00Z');
  const given = [{ place: 'a', linkId: 'a', at, recordedAt: at, channel: 'sms' as const }];
  const asked = {
    v: 1 as const,
    form: 'phq-9',
    version: '1',
    day: '2026-03-02',
    because: 'planned' as const,
  };
  const ended = { ...asked, status: 'complete' as const, dueAt: 0, state: {}, given, numbers: { total: 15 } };
  const { trends } = trendsOfForm(newTalk, ended, rules, 'America/New_York');
  expect(trends).toEqual({ 'phq-9/total': [{ day: '2026-03-03', value: 15 }] });
});
