import { joinAlert, noted } from '../../../src/escalation/alerts.ts';
import { reasonsOf, type Alert } from '../../../src/model/alert.ts';
import type { Patient } from '../../../src/model/patient.ts';
import { signalNames } from '../../../src/model/signal.ts';
import { dayAfter, localDay, MINUTE, readable } from '../../../src/model/time.ts';
import type { Detail } from '../../../src/notify/card-detail.ts';
import { alertCard } from '../../../src/notify/alert-card.ts';
import { pageCard } from '../../../src/notify/page-card.ts';
import { shippedContent } from '../../harness/scene.ts';
import { cardFaults } from '../../harness/valid-card.ts';
import { acknowledge, afterActs, anAlert, closed, danger, NOW, signal } from '../escalation/an-alert.ts';

const patient: Patient = {
  v: 1,
  id: 'patient-1',
  name: 'Amina Warsame',
  lang: 'en',
  country: 'US',
  zone: 'America/New_York',
  checkInAt: '08:30',
  prefers: 'sms',
  sms: { channel: 'sms', number: '+15550107777', via: 'twilio' },
  context: {},
};
const ZONE = shippedContent.clinic.zone;
const cardOf = (alert: Alert) => pageCard(shippedContent, { patient, alert }, 'en').card;
const written = (alert: Alert) => JSON.stringify(cardOf(alert));

function acknowledged(): Alert {
  return afterActs(anAlert('emergency'), ['otieno', acknowledge]);
}
/** A weekend without an answer, from somebody who writes long and strange messages. */
function longest(): Alert {
  const signals = signalNames.map((name) => signal(name, 'emergency'));
  let alert = anAlert('emergency', { tasks: ['nurse-asked', 'not-understood', 'unprocessed-message'] });
  for (let count = 0; count < 900; count++) {
    const clinician = ['otieno', 'moreau', 'haddad'][count % 3] ?? '';
    alert = noted(alert, {
      kind: 'step',
      at: NOW + count * 7 * MINUTE,
      step: 0,
      loop: count,
      told: [clinician],
      pages: 1,
    });
    alert.quotes.push({ at: NOW, eventId: `e${count}`, text: '\\😀*\u0001'.repeat(300), signals });
  }
  return noted(alert, { kind: 'opted-out', at: NOW });
}

const detail: Detail = {
  now: NOW,
  trends: {
    'daily-check-in/pain-now': [
      { day: dayAfter(localDay(NOW, patient.zone), -2), value: 6 },
      { day: localDay(NOW, patient.zone), value: 8 },
    ],
  },
  days: [],
  next: { is: 'tell', people: ['moreau'], by: ['sms', 'teams'], at: NOW + 5 * MINUTE },
};

function expectValid(card: Record<string, unknown>, titles: readonly string[]): void {
  expect(cardFaults(card)).toEqual([]);
  expect((card['actions'] as { title: string }[]).map((each) => each.title)).toEqual(titles);
}
const drill = anAlert('emergency', { drill: true });

describe('what helps to decide', () => {
  const detailed = (more: Partial<Detail> = {}, who = patient, alert = anAlert('emergency')) =>
    JSON.stringify(
      pageCard(shippedContent, { patient: who, alert, detail: { ...detail, ...more } }, 'en').card,
    );

  it('is each of the last days, with its gaps and how many there are', () => {
    expect(detailed()).toContain('- - - - - - - - - - - 6 - 8 (the last 14 days up to today; 2 answered');
    expect(detailed()).toContain('no answer in 14 days');
  });

  it('is what medicines are known, by class, or that none is', () => {
    expect(detailed()).toContain('none known here');
    expect(detailed({}, { ...patient, context: { medicines: ['opioid', 'nsaid'] } })).toContain(
      'opioid, anti-inflammatory',
    );
  });

  it.each<[Detail['next'], string]>([
    [detail.next, 'unless somebody acknowledges: Luc Moreau, by text, in Teams.'],
    [
      { is: 'tell', people: ['moreau'], by: ['sms'], at: undefined },
      'Luc Moreau are being told now, by text.',
    ],
    [{ is: 'back', at: NOW }, 'It comes back to everybody at'],
    [{ is: 'opens', at: NOW }, 'It rings when the clinic opens'],
    [{ is: 'list', at: NOW }, `It is told with the list: ${readable(NOW, ZONE)}.`],
  ])('is what comes next and when: %o', (next, words) => {
    expect(detailed({ next })).toContain(words);
  });

  it('still fits when everything is as long as can be, and is gone when it is closed', () => {
    expect(Buffer.byteLength(detailed({}, patient, longest()))).toBeLessThan(20_000);
    expect(detailed({}, patient, afterActs(acknowledged(), ['otieno', closed]))).not.toContain('14 days');
  });
});

describe('the card of an alert', () => {
  it.each([
    ['waiting', anAlert('emergency'), ['Acknowledge', 'Take over the talk', 'Snooze', 'Reassign', 'Close']],
    ['held', acknowledged(), ['In contact', 'Take over the talk', 'Snooze', 'Reassign', 'Close']],
    ['closed', afterActs(acknowledged(), ['otieno', closed]), []],
    ['as long as can be', longest(), ['Acknowledge', 'Take over the talk', 'Snooze', 'Reassign', 'Close']],
  ] as const)('that is %s is a valid Adaptive Card 1.5 below 20 kB', (_, alert, titles) => {
    expectValid(cardOf(alert), titles);
  });

  it.each([
    ['waiting', drill, ['Acknowledge']],
    ['taken', afterActs(drill, ['otieno', acknowledge]), []],
    ['over', { ...drill, status: 'resolved' }, []],
  ] as [string, Alert, string[]][])('of a drill that is %s is one as well', (_, alert, titles) => {
    expectValid(alertCard(shippedContent, { patient: undefined, alert }, 'en').card, titles);
    expect(alertCard(shippedContent, { patient: undefined, alert }, 'es').text).toMatch(/simulacro/i);
  });

  it('keeps the words that alarm, the gravest first, before those written last', () => {
    const others = ['are you a real person', 'when will the nurse call me', 'HELP', 'STOP'];
    const alert = anAlert('emergency', { quotes: [] });
    const words: [string, Alert['quotes'][number]['signals']][] = [
      ['I am a bit sleepy', [signal('overdose_sedation', 'urgent')]],
      ['I took 6 extra oxycodone', [signal('overdose_sedation', 'emergency')]],
      ...others.map((each) => [each, []] as [string, []]),
    ];
    for (const [text, signals] of words) alert.quotes.push({ at: NOW, eventId: text, text, signals });
    const shown = alert.quotes.map(({ text }) => text).filter((text) => written(alert).includes(text));
    expect(shown).toEqual(['I am a bit sleepy', 'I took 6 extra oxycodone', 'HELP', 'STOP']);
    alert.quotes.unshift(
      ...others.map((text) => ({
        at: NOW,
        eventId: text,
        text: 'faint',
        signals: [signal('cardiac', 'soon')],
      })),
    );
    expect(written(alert)).toContain('6 extra oxycodone');
  });

  it('says since when it is as grave as it is, and when such words came last, beside when it was opened', () => {
    const at = NOW + 8 * 24 * 60 * MINUTE;
    const listed = anAlert('soon', { quotes: [] });
    const { alert } = joinAlert(listed, danger('emergency', { at }));
    expect(written(listed)).not.toContain('So grave since');
    expect(written(alert)).toContain(`{"title":"So grave since","value":"${readable(at, ZONE)}"}`);
    expect(written(alert)).toContain(`{"title":"Opened","value":"${readable(NOW, ZONE)}"}`);
    const again = joinAlert(alert, danger('emergency', { eventId: 'again', at: at + MINUTE })).alert;
    expect(written(alert)).not.toContain('Last sign of danger');
    expect(written(again)).toContain(
      `{"title":"Last sign of danger","value":"${readable(at + MINUTE, ZONE)}"}`,
    );
  });

  it('says first what a direct question has shown, and keeps its answer', () => {
    const alert = anAlert('emergency', { quotes: [] });
    const asked = { question: 'crisis.suicide.question', times: 1, answered: true };
    for (let at = 0; at < 5; at += 1)
      alert.quotes.push({
        at,
        eventId: `e${at}`,
        text: `words ${at}`,
        signals: [signal('cardiac', 'emergency')],
      });
    const signals = [signal('severe_distress', 'emergency'), signal('suicide_self_harm', 'emergency')];
    alert.quotes.push({ at: 6, eventId: 'yes', text: 'sí claro', signals, asked });
    expect(reasonsOf(alert)).toEqual([
      'signal.suicide_self_harm',
      'signal.severe_distress',
      'signal.cardiac',
    ]);
    expect(written(alert)).toContain('sí claro');
  });

  it('has the words, the reason, whom to ring and who was told', () => {
    const told = noted(anAlert('emergency'), {
      kind: 'step',
      at: NOW,
      step: 0,
      loop: 0,
      told: ['moreau'],
      pages: 1,
    });
    const text = written(told);
    for (const shown of [
      'it hurts',
      'Amina Warsame',
      '+15550107777',
      'Luc Moreau',
      shippedContent.text('signal.cardiac', 'en'),
    ])
      expect(text).toContain(shown);
  });

  it('shows what a patient typed as typed, whatever Markdown it looks like', () => {
    const alert = anAlert('emergency');
    alert.quotes[0]!.text = '[call me](http://x) **now** <b> # `x` _y_ {{DATE(2026)}}';
    const [, , quote] = cardOf(alert)['body'] as { text: string }[];
    expect(quote?.text).toContain(
      '\\[call me\\]\\(http://x\\) \\*\\*now\\*\\* \\<b\\> \\# \\`x\\` \\_y\\_ \\{\\{DATE\\(2026\\)\\}\\}',
    );
  });

  it('cuts a long message between letters, never inside one or behind a lone backslash', () => {
    for (const letter of ['*', '😀', '\\']) {
      const alert = anAlert('emergency');
      alert.quotes[0]!.text = `x${letter.repeat(700)}`;
      const [, , quote] = cardOf(alert)['body'] as { text: string }[];
      expect(quote?.text.isWellFormed()).toBe(true);
      const backslashes = /(\\*)"$/.exec(quote?.text ?? '')?.[1]?.length ?? 1;
      expect(backslashes % 2).toBe(0);
    }
  });

  it('says whose danger it is when it is of another', () => {
    const alert = anAlert('emergency');
    const whose = shippedContent.text('whose.somebody-else', 'en');
    expect(written(alert)).not.toContain(whose);
    const [first] = alert.quotes[0]!.signals;
    alert.quotes[0]!.signals = [
      { ...first!, evidence: { words: [], changedBy: [], about: 'somebody-else' } },
    ];
    expect(written(alert)).toContain(whose);
  });

  it('says no more that somebody must be phoned who has agreed to texts again', () => {
    const out = noted(anAlert('emergency'), { kind: 'opted-out', at: NOW });
    expect(written(noted(out, { kind: 'reached-again', at: NOW }))).not.toContain(
      shippedContent.text('page.card.opted-out', 'en'),
    );
  });

  it('says who holds it, and that a person who has stopped texts must be phoned', () => {
    expect(written(acknowledged())).toContain('Acknowledged by Grace Otieno');
    expect(written(noted(anAlert('emergency'), { kind: 'opted-out', at: NOW }))).toContain(
      shippedContent.text('page.card.opted-out', 'en'),
    );
  });
});
