import { changeIn } from '../../../src/clinic/roster-acts.ts';
import { shippedContent } from '../../harness/scene.ts';

const form = (values: Record<string, string>) => changeIn(shippedContent, new URLSearchParams(values));
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
    ['nobody we know', { ...override, 'override-who': 'stranger' }, 'not-read'],
    ['a place there is not', { ...override, 'override-line': 'ninth' }, 'not-read'],
    ['a stand-in we do not know', { ...away, 'leave-cover': 'stranger' }, 'not-read'],
    ['no day', { ...away, 'leave-from': '' }, 'not-read'],
    ['a day that is none', { ...away, 'leave-from': '2026-02-31', 'leave-until': '2026-02-31' }, 'backwards'],
    ['an end before its beginning', { ...override, 'override-until': '2026-12-23' }, 'backwards'],
    ['something else', { act: 'drop' }, 'not-read'],
  ])('is nothing for %s', (_what, values, wrong) => expect(form(values)).toBe(wrong));
});
