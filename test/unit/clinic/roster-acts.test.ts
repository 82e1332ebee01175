import { changeIn } from '../../../src/clinic/roster-acts.ts';
import { shippedContent } from '../../harness/scene.ts';

const form = (values: Record<string, string>) =>
  changeIn(shippedContent, (key) => key, new URLSearchParams(values));
const faults = (values: Record<string, string>) => {
  const read = form(values);
  if (typeof read === 'string' || !('faults' in read)) return read;
  return read.faults.map(({ field, label, words }) => [field, label, words]);
};
const override = {
  act: 'override',
  'override-line': 'first',
  'override-who': 'haddad',
  'override-from': '2026-12-24',
  'override-from-at': '18:00',
  'override-until': '2026-12-25',
};
const away = {
  act: 'leave',
  'leave-who': 'otieno',
  'leave-from': '2026-12-24',
  'leave-until': '2026-12-26',
};

describe('a change of the roster as a form', () => {
  it('is somebody in a place, from a time until the end of a day', () =>
    expect(form(override)).toEqual({
      kind: 'override',
      of: { line: 'first', who: 'haddad', from: '2026-12-24 18:00', until: '2026-12-25' },
    }));

  it('is somebody away, with or without who stands in', () => {
    const of = { who: 'otieno', from: '2026-12-24', until: '2026-12-26' };
    expect(form(away)).toEqual({ kind: 'leave', of });
    expect(form({ ...away, 'leave-cover': 'haddad' })).toEqual({
      kind: 'leave',
      of: { ...of, cover: 'haddad' },
    });
  });

  it.each([
    ['nobody we know', { ...override, 'override-who': 'stranger' }, ['override-who', 'who', 'choice']],
    ['a place there is not', { ...override, 'override-line': 'ninth' }, ['override-line', 'line', 'choice']],
    ['a stand-in we do not know', { ...away, 'leave-cover': 'x' }, ['leave-cover', 'cover-by', 'choice']],
    ['no day', { ...away, 'leave-from': '' }, ['leave-from', 'from', 'missing']],
    ['a day that is none', { ...away, 'leave-until': '2027-02-31' }, ['leave-until', 'until', 'day']],
    ['a time that is none', { ...away, 'leave-from-at': '25:00' }, ['leave-from-at', 'from-at', 'time']],
    [
      'an end before its beginning',
      { ...override, 'override-until': '2026-12-23' },
      ['override-until', 'until', 'backwards'],
    ],
    [
      'an end on its day and before it',
      { ...override, 'override-until': '2026-12-24', 'override-until-at': '17:00' },
      ['override-until-at', 'until-at', 'backwards'],
    ],
  ])('is refused at its field for %s', (_what, values, [field, label, words]) =>
    expect(faults(values)).toEqual([
      [field, `roster.${label}`, words === 'backwards' ? 'roster.backwards' : `faults.${words}`],
    ]),
  );

  it('names every field at fault, in the order of the form', () =>
    expect(faults({ act: 'override' })).toEqual([
      ['override-line', 'roster.line', 'faults.choice'],
      ['override-who', 'roster.who', 'faults.choice'],
      ['override-from', 'roster.from', 'faults.missing'],
      ['override-until', 'roster.until', 'faults.missing'],
    ]));

  it('is nothing when it is another form', () => expect(form({ act: 'drop' })).toBe('faults.not-ours'));
});
