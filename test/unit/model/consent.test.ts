import {
  consentState,
  noConsent,
  permit,
  withRecord,
  type Consent,
  type ConsentRecord,
  type Purpose,
} from '../../../src/model/consent.ts';

const allowed: Record<Purpose, string[]> = {
  invitation: ['none', 'invited'],
  confirmation: ['revoked'],
  reply: ['granted'],
  reminder: ['granted'],
  safety: ['none', 'invited', 'granted'],
  page: ['granted'],
};
const all = Object.entries(allowed).flatMap(([purpose, states]) =>
  consentState.options.map((state) => [purpose as Purpose, state, states.includes(state)] as const),
);

describe('consent', () => {
  it.each(all)('%s to somebody whose consent is %s: %s', (purpose, state, expected) => {
    const consent: Consent = { v: 1, sms: state, teams: state };
    for (const channel of ['sms', 'teams'] as const) {
      const answer = permit(consent, channel, purpose);
      expect(answer.kind).toBe(expected ? 'permitted' : 'refused');
      if (answer.kind === 'permitted') expect(answer.permit).toEqual({ purpose, channel });
    }
  });

  it('for one channel says nothing of the other', () => {
    const consent: Consent = { v: 1, sms: 'revoked', teams: 'granted' };
    expect(permit(consent, 'sms', 'reminder').kind).toBe('refused');
    expect(permit(consent, 'teams', 'reminder').kind).toBe('permitted');
  });

  it('is what its records add up to', () => {
    const base = { v: 1, at: 0, channel: 'sms', method: 'keyword', wording: 'w' } as const;
    const after = (...actions: ConsentRecord['action'][]) =>
      actions.reduce((state, action) => withRecord(state, { ...base, action }), noConsent);
    expect(after()).toEqual({ v: 1, sms: 'none', teams: 'none' });
    expect(after('invite').sms).toBe('invited');
    expect(after('invite', 'grant').sms).toBe('granted');
    expect(after('invite', 'grant', 'revoke').sms).toBe('revoked');
    expect(after('invite', 'grant', 'revoke', 'regrant')).toEqual({ v: 1, sms: 'granted', teams: 'none' });
  });
});
