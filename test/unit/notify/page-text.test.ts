import fc from 'fast-check';
import { signalNames } from '../../../src/model/signal.ts';
import { pageText } from '../../../src/notify/page-text.ts';
import { shippedContent } from '../../harness/scene.ts';
import { joinAlert, noted } from '../../../src/escalation/alerts.ts';
import { raise } from '../../../src/escalation/raise.ts';
import type { Alert } from '../../../src/model/alert.ts';
import type { Signal } from '../../../src/model/signal.ts';
import { spreadPage } from '../../../src/notify/spread-page.ts';
import { anAlert, danger, NOW, signal } from '../escalation/an-alert.ts';

const word = fc.stringMatching(/^[A-Z][a-z]{6,12}$/);
const someone = fc.record({
  first: word,
  last: word,
  words: fc.array(word, { minLength: 1, maxLength: 8 }),
  id: fc.uuid(),
  tier: fc.constantFrom('emergency', 'urgent'),
  signal: fc.constantFrom(...signalNames),
  loop: fc.nat(3),
  because: fc.constantFrom('step', 'more'),
  optedOut: fc.boolean(),
  code: fc.integer({ min: 1, max: 99 }),
});
type Someone = typeof someone extends fc.Arbitrary<infer T> ? T : never;

function textFor(who: Someone): string {
  const patient = {
    v: 1,
    id: who.id,
    name: `${who.first} ${who.last}`,
    lang: 'en',
    country: 'US',
    zone: 'UTC',
    checkInAt: '08:30',
    prefers: 'sms',
    sms: { channel: 'sms', number: '+15550107777', via: 'twilio' },
    context: {},
  } as const;
  const file = { patient, alert: undefined, versions: {} };
  const said = danger(who.tier, { text: who.words.join(' '), signals: [signal(who.signal, who.tier)] });
  const { alert } = raise(file, said, who.id);
  const known = { ...alert, loop: who.loop };
  const told = who.optedOut ? noted(known, { kind: 'opted-out', at: NOW }) : known;
  const [clinician] = shippedContent.clinic.clinicians;
  return pageText(shippedContent, told, who.because, { who: clinician!, code: who.code }).text;
}

describe('a page by text', () => {
  it('never holds the name, the number, the id, a word or the reason of the patient, for anybody may see the screen', () => {
    fc.assert(
      fc.property(someone, (who) => {
        const text = textFor(who);
        const fixed =
          'acknowledge acknowledged details emergency urgent nobody answered blocked person please';
        for (const secret of [who.first, who.last, ...who.words].filter(
          (each) => !fixed.includes(each.toLowerCase()),
        ))
          expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
        expect(text).not.toMatch(/\d{5}/);
        expect(text).not.toContain(who.id.slice(0, 8));
        expect(text).not.toContain(shippedContent.text(`signal.${who.signal}`, 'en'));
      }),
    );
  });

  it('says the label, the urgency and the code to reply with, in one segment', () => {
    fc.assert(
      fc.property(someone, (who) => {
        const text = textFor(who);
        expect(text).toMatch(/alert [A-Z]{2}\d{2}, (emergency|urgent, same day)/);
        expect(text).toContain(`Reply ${who.code}A`);
        expect(text.length).toBeLessThanOrEqual(160);
      }),
    );
  });

  it('says in its own words that it is not the first, and that the person can only be phoned', () => {
    const who = { first: 'A', last: 'B', id: 'x', tier: 'urgent', signal: 'cardiac', code: 1 } as const;
    const of = (loop: number, because: Someone['because'], optedOut = false) =>
      textFor({ ...who, words: [], loop, because, optedOut });
    expect(of(1, 'step')).not.toBe(of(0, 'step'));
    expect(of(1, 'step')).toContain('still waits for somebody');
    expect(of(0, 'more')).toContain('there is news');
    expect(of(0, 'more')).not.toContain('nobody');
    expect(of(0, 'step', true)).toContain('phone');
  });
});

describe('a page that rings again', () => {
  const [clinician] = shippedContent.clinic.clinicians;
  const who = clinician!;
  const told = { clinician: who.id, lang: who.lang, to: '+15550107777' };
  const sent = { kind: 'sent', at: NOW + 1, clinician: who.id, by: 'sms', providerId: 'p' } as const;
  const round = noted({ ...anAlert('urgent'), loop: 1 }, sent);
  const later = (signals: Signal[]) =>
    joinAlert(round, danger('urgent', { eventId: 'later', at: NOW + 2, signals })).alert;

  it.each<[string, Alert, string, string]>([
    ['says that it still waits when that is all', round, 'page.again', 'again'],
    ['says so too after words without danger', later([]), 'page.again', 'again'],
    ['names news that it has not told', later([signal('clot', 'urgent')]), 'page.again-news', 'more'],
  ])('%s', (_, alert, key, why) => {
    expect(pageText(shippedContent, alert, 'step', { who, code: 1 }).key).toBe(key);
    expect(spreadPage(alert, 'step', told, 'page', NOW).why).toBe(why);
  });
});
