import { outcomes } from '../../../src/model/outcome.ts';
import type { Language } from '../../../src/model/language.ts';
import type { Patient } from '../../../src/model/patient.ts';
import { HOUR } from '../../../src/model/time.ts';
import { listCard, type Morning } from '../../../src/notify/list.ts';
import { shippedContent } from '../../harness/scene.ts';
import { cardFaults } from '../../harness/valid-card.ts';
import { acknowledge, afterActs, anAlert, NOW } from '../escalation/an-alert.ts';

type Entry = Morning['listed'][number];
const entry = (code: number, more: Partial<Patient> = {}, alert = anAlert('soon')): Entry => ({
  code,
  alert: { ...alert, id: `a${code}`, label: `KT${code}`, openedAt: NOW - code * HOUR },
  patient: {
    v: 1,
    id: `p-${code}`,
    name: 'Amina Warsame',
    lang: 'en',
    country: 'US',
    zone: 'America/New_York',
    checkInAt: '08:30',
    prefers: 'sms',
    sms: { channel: 'sms', number: '+15550107777', via: 'twilio' },
    context: {},
    ...more,
  },
});
const cardOf = (listed: Entry[], lang: Language = 'en', more: Partial<Morning> = {}) =>
  listCard(shippedContent, { listed, ringing: [], onCall: ['otieno'], now: NOW, ...more }, lang).card;
const held = () => afterActs(anAlert('soon'), ['moreau', acknowledge]);

/** A long night, in which everybody wrote at length. */
function longest(): Entry[] {
  return Array.from({ length: 60 }, (_, at) => {
    const alert = anAlert('soon', { tasks: ['nurse-asked', 'not-understood', 'unprocessed-message'] });
    alert.quotes[0]!.text = '\\😀*'.repeat(400);
    return entry(at + 1, { name: `Maximiliana ${'Echeverri '.repeat(6)}` }, alert);
  });
}

interface Action {
  title: string;
  data?: Record<string, unknown>;
  card?: { actions: Action[] };
}
function actionsIn(card: Record<string, unknown>): Action[] {
  const body = card['body'] as { items?: { actions?: Action[] }[] }[];
  return body.flatMap(({ items = [] }) => items.flatMap(({ actions = [] }) => actions));
}

describe('the card of the list', () => {
  it('has what is told once a week last, and one press for all of it that nobody has', () => {
    const listed = [entry(1), entry(2), entry(3), entry(4, {}, held())];
    const card = cardOf(listed, 'en', { week: new Set(['a1', 'a3', 'a4']) });
    const titles = (card['body'] as { items?: { text?: string }[] }[]).flatMap(
      ({ items = [] }) => items[0]?.text ?? [],
    );
    expect(titles.map((each) => each.split(' ')[0])).toEqual(['2', '4', '3', '1', 'The']);
    const seen = actionsIn(card).find(({ data }) => data?.['verb'] === 'seen');
    expect(seen?.title).toBe('All 2 of the week seen');
    expect(seen?.data).toMatchObject({ alertId: 'a3', also: [{ alertId: 'a1' }] });
  });

  it('has no such press for one alone, whose own buttons do', () => {
    const card = cardOf([entry(1), entry(2)], 'en', { week: new Set(['a1']) });
    expect(actionsIn(card).some(({ data }) => data?.['verb'] === 'seen')).toBe(false);
  });

  it.each([
    ['one', [entry(3)]],
    ['some in hands', [entry(3), entry(4, {}, held())]],
    ['as many and as long as can be', longest()],
  ] as const)('of %s is a valid Adaptive Card 1.5 below 20 kB in both languages', (_, listed) => {
    for (const lang of ['en', 'es'] as const) {
      const card = cardOf([...listed], lang, {
        ringing: Array.from({ length: 20 }, () => anAlert('urgent')),
      });
      expect(cardFaults(card)).toEqual([]);
      expect(card['lang']).toBe(lang);
    }
  });

  it('has for each who it is, why, the words, the number, whose it is and since when', () => {
    const text = JSON.stringify(cardOf([entry(3)]));
    const why = shippedContent.text('signal.cardiac', 'en');
    for (const shown of ['3 KT3: Amina Warsame', why, 'it hurts', '+15550107777', 'Nobody has it.'])
      expect(text).toContain(shown);
    expect(JSON.stringify(cardOf([entry(4, {}, held())], 'es'))).toContain('Lo tiene Luc Moreau.');
  });

  it('names what nobody has first, and what is graver and still open below', () => {
    const text = JSON.stringify(
      cardOf([entry(9, {}, held()), entry(2), entry(5)], 'en', { ringing: [anAlert('urgent')] }),
    );
    const places = ['5 KT5', '2 KT2', '9 KT9', 'Graver', 'KT47, urgent'].map((each) => text.indexOf(each));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.every((each) => each >= 0)).toBe(true);
    expect(text).toContain('On call: Grace Otieno.');
  });

  it('says how many there are besides, when not all of them fit', () => {
    const text = JSON.stringify(cardOf(longest()));
    const shown = new Set([...text.matchAll(/KT(\d+): /g)].map(([, code]) => code)).size;
    expect(shown).toBeLessThan(60);
    expect(text).toContain(`and ${60 - shown} more`);
  });

  it('has buttons that name their own alert and no code, and nothing to take on from somebody who has it', () => {
    const { patientId } = entry(3).alert;
    const [take, close] = actionsIn(cardOf([entry(3)]));
    const of = { patientId, alertId: 'a3', on: 'list' };
    expect(take?.data).toEqual({ verb: 'acknowledge', ...of });
    expect(close?.card?.actions.map(({ data }) => data)).toEqual(
      outcomes.map((outcome) => ({ verb: 'resolve', outcome, ...of })),
    );
    expect(actionsIn(cardOf([entry(4, {}, held())])).map(({ title }) => title)).toEqual(['Close']);
  });
});
