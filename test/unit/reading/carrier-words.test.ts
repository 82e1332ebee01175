import { carrierClashes } from '../../../src/content/carrier-clashes.ts';
import { asksForInformation, readCarrierWord } from '../../../src/reading/carrier-words.ts';
import { readCommand } from '../../../src/reading/command.ts';
import { isRevocation } from '../../../src/reading/revocation.ts';
import { en, english, es, spanish } from './vocabulary.ts';

const stop = [
  'STOP',
  'STOPALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
  'REVOKE',
  'OPTOUT',
  'OPT OUT',
  'OPT-OUT',
];
const stopElsewhere = ['ARRET', 'ARRÊT', 'PARAR', 'ALTO', 'BASTA'];

describe('a carrier word', () => {
  it.each([...stop, ...stopElsewhere])('%s stops, for patients of either language', (word) => {
    expect(readCarrierWord(word, english)).toBe('stop');
    expect(readCarrierWord(word, spanish)).toBe('stop');
    expect(readCarrierWord(word.toLowerCase(), english)).toBe('stop');
  });

  it.each([
    ['START', 'start'],
    ['UNSTOP', 'start'],
    ['HELP', 'help'],
    ['INFO', 'help'],
    ['AYUDA', 'help'],
    ['información', 'help'],
  ])('%s means %s', (word, meant) => {
    expect(readCarrierWord(word, english)).toBe(meant);
    expect(readCarrierWord(word, spanish)).toBe(meant);
  });

  it.each([
    '"Stop"',
    "'stop'",
    '“STOP”',
    'Stop.',
    'stop!!!',
    'Stop?',
    ' stop ',
    '"stop."',
    '"stop".',
    'ＳＴＯＰ',
    'STOP\n',
    '«Stop»',
  ])('is found in %j: quotes, trailing punctuation, spaces and width do not matter', (text) => {
    expect(readCarrierWord(text, english)).toBe('stop');
  });

  it('may have any number of spaces within', () => {
    expect(readCarrierWord('opt   out', english)).toBe('stop');
  });

  it.each([
    'STOP PLEASE',
    'please cancel',
    'ok stop now',
    'stop it',
    'help me',
    'stop 7',
    'stopp',
    'start check-in',
    'the end',
    '',
    '"',
    '?',
  ])('is not found in %j: it is the whole message or nothing', (text) => {
    expect(readCarrierWord(text, english)).toBeUndefined();
  });

  it.each(['HELP', 'info', 'Ayuda', 'ayuda.', 'AYUDA?'])('%s asks for information', (text) => {
    expect(asksForInformation(text, spanish)).toBe(true);
  });

  it.each(['HELP!', '¡Ayuda!', 'ayuda!!!', 'ayúdeme', 'necesito ayuda', 'ayuda por favor', 'STOP'])(
    '%s does not',
    (text) => expect(asksForInformation(text, spanish)).toBe(false),
  );

  it('is not YES, which is an ordinary answer', () => {
    expect(readCarrierWord('YES', english)).toBeUndefined();
  });
});

describe('carrier words and our own', () => {
  it.each(['STOP PLEASE', 'please cancel', 'ok stop now', 'basta por favor'])(
    '%j is no carrier word but ends our texts all the same',
    (text) => {
      expect(readCarrierWord(text, english)).toBeUndefined();
      expect(isRevocation(text, english)).toBe(true);
    },
  );

  it('never share a word with what we ask a patient to write', () => {
    expect(carrierClashes([en, es])).toEqual([]);
  });

  it('are compared without case and accents', () => {
    const clash = structuredClone(es);
    clash.commands.skip.alone.push('Pará', 'páRar');
    expect(carrierClashes([en, clash])).toEqual(['páRar']);
  });

  it.each([...stop, ...stopElsewhere, 'START', 'HELP', 'INFO'])('%s is no command of a dialog', (word) => {
    expect(readCommand(word, english)).toBeUndefined();
  });
});
