import { clinician } from '../../../src/model/clinician.ts';
import { personOf, roleOf } from '../../../src/sign-in/who.ts';

const base = { title: 'nurse', sms: '+15550100201' };
const grace = clinician.parse({ ...base, id: 'grace', name: 'Grace', teams: 'object-1' });
const luc = clinician.parse({
  ...base,
  id: 'luc',
  name: 'Luc',
  teams: 'object-2',
  signIn: 'luc-subject',
  role: 'lead',
});
const people = [grace, luc];

describe('who has signed in', () => {
  it.each([
    ['by the Teams user id', ['object-1', 'any'], 'grace'],
    ['by the name for signing in', ['luc-subject'], 'luc'],
    ['not by the Teams user id where another name is given', ['object-2', 'any'], undefined],
    ['not by a subject that looks like a Teams user id', ['other', 'object-1'], undefined],
    ['nobody we know', ['stranger'], undefined],
  ])('is told %s', (_how, names, id) => expect(personOf(people, { names, roles: [] })?.id).toBe(id));

  it.each([
    ['what the provider says', ['lead'], 'lead'],
    ['the most of several', ['admin', 'clinician'], 'admin'],
    ['what the clinic says, when the provider says nothing of ours', ['payroll'], 'clinician'],
  ])('may do %s', (_what, roles, role) => expect(roleOf(grace, { names: [], roles })).toBe(role));
});
