import { isDeclined } from '../../../src/reading/declined.ts';
import { english as words } from './vocabulary.ts';

describe('a no to the invitation', () => {
  it.each(['no thanks', 'I said no', 'No, not interested', 'no gracias', 'ya dije que no', 'no quiero'])(
    '%s',
    (text) => expect(isDeclined(text, words)).toBe(true),
  );

  it.each(['no idea who this is', 'no, who is this?', 'not now', 'no puedo más', 'thanks', ''])(
    '"%s" is none',
    (text) => expect(isDeclined(text, words)).toBe(false),
  );
});
