import { noVisit } from '../../../src/model/visit.ts';
import { consentState, type ConsentState } from '../../../src/model/consent.ts';
import { newTalk, type PatientFile } from '../../../src/model/file.ts';
import { noPace } from '../../../src/model/pace.ts';
import { tiers, type Tier } from '../../../src/model/signal.ts';
import { admission, type Admission, type Meaning } from '../../../src/turn/admit.ts';
import { shippedContent } from '../../harness/scene.ts';
import { anAlert, NOW, signal } from '../escalation/an-alert.ts';

const policy = shippedContent.pace;
const phone = { channel: 'sms', number: '+15550107777', via: 'twilio' } as const;
const chat = { channel: 'teams', user: 'u', reference: {} } as const;

function fileWith(sms: ConsentState, more: Partial<PatientFile> = {}): PatientFile {
  return {
    patient: {
      v: 1,
      id: 'patient-1',
      name: 'Amina',
      lang: 'en',
      country: 'US',
      zone: 'America/New_York',
      checkInAt: '08:30',
      prefers: 'sms',
      sms: phone,
      context: {},
    },
    consent: { v: 1, sms, teams: 'none' },
    talk: newTalk,
    pace: noPace,
    checkIn: undefined,
    alert: undefined,
    safetyPlan: undefined,
    aims: undefined,
    flares: undefined,
    pacing: undefined,
    visit: noVisit,
    versions: { patient: 1, consent: 2, talk: 3, alert: 0 },
    ...more,
  };
}

function admitted(file: PatientFile, meaning: Meaning, tier: Tier, more: Partial<Admission['inbound']> = {}) {
  const inbound = { providerId: 'provider', from: phone, text: 'words', media: 0, ...more };
  const signals = tier === 'none' ? [] : [signal('cardiac', tier)];
  return admission(file, {
    id: 'event',
    now: NOW,
    inbound,
    screened: { tier, signals },
    meaning,
    wording: 'w1',
    pace: policy,
    protocol: shippedContent.protocol,
    isOfOurWords: false,
    asksForNurse: () => false,
  });
}

const meanings: Record<string, Meaning> = {
  stop: { kind: 'stop', method: 'keyword' },
  'stop in other words': { kind: 'stop', method: 'freetext' },
  start: { kind: 'start' },
  agree: { kind: 'agree' },
  help: { kind: 'help' },
  words: { kind: 'words' },
};
const stopRecords = { none: 'revoke', invited: 'revoke', granted: 'revoke', revoked: undefined };
/** What is appended to the consent records. */
const records: Record<string, Record<ConsentState, string | undefined>> = {
  stop: stopRecords,
  'stop in other words': stopRecords,
  start: { none: 'grant', invited: 'grant', granted: undefined, revoked: 'regrant' },
  agree: { none: 'grant', invited: 'grant', granted: 'grant', revoked: 'regrant' },
  help: { none: undefined, invited: undefined, granted: undefined, revoked: undefined },
  words: { none: undefined, invited: undefined, granted: undefined, revoked: undefined },
};

function expectedEvents(name: string, record: string | undefined, tier: Tier): string[] {
  if (record === 'revoke') return ['opted-out'];
  if (record !== undefined) return tier === 'none' ? ['consented'] : ['consented', 'said'];
  if (tier !== 'none') return ['said'];
  return name.startsWith('stop') ? [] : [name === 'help' ? 'help-asked' : 'said'];
}

const cases = Object.keys(meanings).flatMap((name) =>
  consentState.options.flatMap((state) => tiers.map((tier) => [name, state, tier] as const)),
);

describe('admitting a message', () => {
  it.each(cases)('%s, consent %s, tier %s: stores what it calls for', (name, state, tier) => {
    const change = admitted(fileWith(state), meanings[name]!, tier);
    const record = records[name]?.[state];
    const mayAsk = record === undefined ? state !== 'revoked' : record !== 'revoke';
    const alarming = tier !== 'none' && (tier !== 'ask' || !mayAsk);
    const events = change.enqueue ?? [];
    expect(change.once).toBe('event');
    expect(change.append?.['messages']).toMatchObject([{ from: 'patient', text: 'words' }]);
    expect((change.append?.['consents'] ?? []).map((each) => (each as { action: string }).action)).toEqual(
      record === undefined ? [] : [record],
    );
    expect('consent' in (change.put ?? {})).toBe(record !== undefined);
    expect(events.map((each) => each.kind)).toEqual(expectedEvents(name, record, tier));
    expect('alert' in (change.put ?? {})).toBe(alarming);
    expect(change.list).toHaveLength(alarming ? 1 : 0);
    const due = (change.due ?? []).map((each) => each.id);
    for (const event of events) expect(due).toContain(`turn:${event.id}`);
    // What is only for the list is looked at too, for the day's list.
    expect(due.includes('escalate:event')).toBe(alarming);
  });

  it('expects the version of every document that it decides from', () => {
    const change = admitted(fileWith('granted'), meanings['stop']!, 'emergency');
    expect(change.expect).toEqual({ pace: 0, consent: 2, alert: 0 });
  });

  it('keeps the words and how STOP was said with the consent record', () => {
    const change = admitted(fileWith('granted'), meanings['stop in other words']!, 'none');
    expect(change.append?.['consents']).toMatchObject([
      { method: 'freetext', words: 'words', wording: 'w1', at: NOW },
    ]);
  });

  it('does not confirm a STOP, or answer a HELP, that the carrier has answered itself', () => {
    const stop = admitted(fileWith('granted'), meanings['stop']!, 'none', { answered: 'stop' });
    expect(stop.enqueue).toMatchObject([{ kind: 'opted-out', confirm: false }]);
    expect(admitted(fileWith('granted'), meanings['help']!, 'none', { answered: 'help' }).enqueue).toEqual(
      [],
    );
  });

  it('keeps every word of a patient whose emergency stands, and wakes nobody again for it', () => {
    const file = fileWith('granted', { alert: anAlert('emergency') });
    const change = admitted(file, meanings['words']!, 'none');
    expect(change.put?.['alert']).toMatchObject({ quotes: [{ text: 'it hurts' }, { text: 'words' }] });
    expect((change.due ?? []).map((each) => each.work.kind)).toEqual(['turn']);
  });

  it('opens a new alert beside one that is resolved, which goes to the log', () => {
    const old = { ...anAlert('urgent'), id: 'old', status: 'resolved' as const };
    const change = admitted(fileWith('granted', { alert: old }), meanings['words']!, 'urgent');
    expect(change.append?.['alerts']).toEqual([old]);
    expect(change.put?.['alert']).toMatchObject({ id: 'event', status: 'open' });
  });

  it('makes the channel it came by the preferred one, and changes nothing when it is already', () => {
    expect(admitted(fileWith('granted'), meanings['words']!, 'none').put).toEqual({
      pace: expect.anything(),
    });
    const change = admitted(fileWith('granted'), meanings['words']!, 'none', { from: chat });
    expect(change.put?.['patient']).toMatchObject({ prefers: 'teams', teams: chat, sms: phone });
  });
});
