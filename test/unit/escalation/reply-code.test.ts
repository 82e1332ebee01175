import { noCodes, withCode, type CodeBook } from '../../../src/escalation/reply-code.ts';
import { readCodeReply } from '../../../src/escalation/typed-act.ts';

describe('what a clinician types', () => {
  it.each([
    ['1a', 'acknowledge', 1],
    ['1A', 'acknowledge', 1],
    ['1 A', 'acknowledge', 1],
    [" '1a' ", 'acknowledge', 1],
    ['“1A”.', 'acknowledge', 1],
    ['1-a', 'acknowledge', 1],
    ['#12 a', 'acknowledge', 12],
    ['a1', 'acknowledge', 1],
    ['ack 1', 'acknowledge', 1],
    ['OK 7', 'acknowledge', 7],
    ['7 ok', 'acknowledge', 7],
    ['ack', 'acknowledge', 'latest'],
    ['sí', 'acknowledge', 'latest'],
    ['on it', 'acknowledge', 'latest'],
    ['１Ａ', 'acknowledge', 1],
    ['99r', 'resolve', 99],
    ['3R', 'resolve', 3],
    ['done', 'resolve', 'latest'],
    ['closed 4', 'resolve', 4],
  ] as const)('"%s" is %s of %s', (text, act, code) =>
    expect(readCodeReply(text)).toMatchObject({ act, code }),
  );

  it.each([
    '100a',
    '1',
    '12',
    '1a 2a',
    'call me',
    'a b',
    'a',
    ' A.',
    'r',
    's',
    'who is it?',
    '',
    '1x',
    'not ok',
    'ok i will call at 5',
    '1ra',
    'i am in a meeting',
    'give me a minute',
    '1 to',
    'to moreau',
    'snooze 1 now',
    '1s 0',
    '1s 99999999',
    'other',
    'it is another false alarm',
    'acted as you said yesterday',
  ])('"%s" is no act on an alert', (text) => expect(readCodeReply(text)).toBeUndefined());
});

describe('what a clinician types for more than that', () => {
  it.each([
    ['1i', { act: 'in-contact', code: 1 }],
    ['in contact 2', { act: 'in-contact', code: 2 }],
    ['2 en contacto', { act: 'in-contact', code: 2 }],
    ['talking', { act: 'in-contact', code: 'latest' }],
    ['take over 1', { act: 'take-over', code: 1 }],
    ['1 back', { act: 'hand-back', code: 1 }],
    ['1 devolver', { act: 'hand-back', code: 1 }],
    ['1s', { act: 'snooze', code: 1, minutes: undefined }],
    ['1s30', { act: 'snooze', code: 1, minutes: 30 }],
    ['1 S 30 min', { act: 'snooze', code: 1, minutes: 30 }],
    ['snooze 1 2h', { act: 'snooze', code: 1, minutes: 120 }],
    ['s 30m', { act: 'snooze', code: 'latest', minutes: 30 }],
    ['later', { act: 'snooze', code: 'latest', minutes: undefined }],
    ['1 to moreau', { act: 'reassign', code: 1, to: 'moreau' }],
    ['1t Luc Moreau', { act: 'reassign', code: 1, to: 'Luc Moreau' }],
    ['give 1 to moreau', { act: 'reassign', code: 1, to: 'moreau' }],
    ['1 pasar a moreau.', { act: 'reassign', code: 1, to: 'moreau' }],
    ['1r acted', { act: 'resolve', code: 1, outcome: 'acted', note: undefined }],
    [
      '1R: Advised, rang her at 9:05; will see Dr. B',
      { act: 'resolve', code: 1, outcome: 'advised', note: 'rang her at 9:05; will see Dr. B' },
    ],
    ['closed 4 false alarm - a song', { act: 'resolve', code: 4, outcome: 'false-alarm', note: 'a song' }],
    ['4r false', { act: 'resolve', code: 4, outcome: 'false-alarm', note: undefined }],
    ['advised', { act: 'resolve', code: 'latest', outcome: 'advised', note: undefined }],
    ['1 other moved away', { act: 'resolve', code: 1, outcome: 'other', note: 'moved away' }],
    ['1r', { act: 'resolve', code: 1, outcome: undefined, note: undefined }],
    ['1r she is fine', { act: 'resolve', code: 1, outcome: undefined, note: undefined }],
    ['1r atendida por teléfono', { act: 'resolve', code: 1, outcome: 'acted', note: 'por teléfono' }],
  ])('"%s"', (text, expected) => expect(readCodeReply(text)).toEqual(expected));
});

describe('the codes of a clinician', () => {
  const alert = (id: number) => ({ patientId: `p${id}`, alertId: `a${id}` });
  function after(count: number): CodeBook {
    let book = noCodes;
    for (let id = 1; id <= count; id++) book = withCode(book, alert(id), id).book;
    return book;
  }

  it('begin at 1 and count up', () => expect(after(3).codes.map((each) => each.code)).toEqual([1, 2, 3]));

  it('stay the same for an alert that is told again, which becomes the latest', () => {
    const { book, code } = withCode(after(3), alert(1), 9);
    expect(code).toBe(1);
    expect(book.codes.at(-1)).toEqual({ code: 1, ...alert(1), at: 9 });
    expect(book.codes).toHaveLength(3);
  });

  it('are never two alerts at once, never longer than two digits, and are used again only after sixty others', () => {
    let book = noCodes;
    const lastUse = new Map<number, number>();
    for (let id = 1; id <= 500; id++) {
      const made = withCode(book, alert(id), id);
      book = made.book;
      expect(made.code).toBeGreaterThan(0);
      expect(made.code).toBeLessThan(100);
      expect(id - (lastUse.get(made.code) ?? -100)).toBeGreaterThan(60);
      lastUse.set(made.code, id);
      expect(new Set(book.codes.map((each) => each.code)).size).toBe(book.codes.length);
    }
    expect(book.codes.length).toBeLessThanOrEqual(61);
  });
});
