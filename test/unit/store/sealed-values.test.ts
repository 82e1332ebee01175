import { newOwnerKey, type KeyRing } from '../../../src/store/keys.ts';
import { pack, smaller } from '../../../src/store/packed.ts';
import { seal } from '../../../src/store/seal.ts';
import {
  isBundle,
  openClaim,
  openLog,
  openOwned,
  sealBundle,
  sealChange,
} from '../../../src/store/sealed-values.ts';
import { asText, fromText } from '../../../src/store/embedded/as-text.ts';
import type { Work } from '../../../src/model/work.ts';

const ring: KeyRing = { current: 'one', keys: { one: Buffer.alloc(32, '1') } };
const key = newOwnerKey(ring, 'p1');
const answers = [{ pain: 6 }, { pain: 7, words: 'slept rubbish, and '.repeat(30) }];
const invited = { v: 1, id: 'e1', at: 5, kind: 'invited' } as const;
const work: Work = { kind: 'escalate', alertId: 'a1' };
const claim = { owner: 'p1', id: 'd1', lane: 'reply', dueAt: 1, attempt: 1 } as const;

/** As it was stored when sealed values were text. */
const once = (field: string, value: string | Buffer) => Buffer.from(seal(key.key, ['p1', field], value));

describe('what was stored as text', () => {
  it('opens as documents and mail', () => {
    const [short, long] = answers.map((each) => smaller(JSON.stringify(each)));
    const docs = {
      short: { version: 1, value: once('doc short', short!) },
      long: { version: 2, value: once('doc long', long!) },
    };
    const mail = [{ number: 1, value: once('mail', JSON.stringify(invited)) }];
    const owned = openOwned('p1', { at: 9, mark: 'm', docs, mail }, { ...key });
    expect(owned.docs['short']?.value).toEqual(answers[0]);
    expect(owned.docs['long']?.value).toEqual(answers[1]);
    expect(owned.mail).toEqual([{ number: 1, event: invited }]);
  });

  it('opens as a log with a bundle in it, beside what is stored now', () => {
    const bundle = Buffer.from(`bundle.${seal(key.key, ['p1', 'bundle answers'], pack(answers).packed)}`);
    const loose = once('log answers', JSON.stringify({ pain: 8 }));
    const now = sealChange('p1', { append: { answers: [{ pain: 9 }] } }, key).raw.append!['answers']!;
    expect([bundle, loose, ...now].map(isBundle)).toEqual([true, false, false]);
    expect(openLog('p1', 'answers', [bundle, loose, ...now], key.key)).toEqual([
      ...answers,
      { pain: 8 },
      { pain: 9 },
    ]);
  });

  it('opens as work', () => {
    expect(openClaim({ ...claim, work: once('due d1', JSON.stringify(work)) }, key.key).work).toEqual(work);
    expect(openClaim({ ...claim, work: Buffer.from('turn') }, key.key).work).toEqual({ kind: 'turn' });
  });
});

describe('what is stored now', () => {
  const { raw } = sealChange('p1', { put: { answers }, due: [{ ...claim, at: 1, work }] }, key);

  it('takes no more than its bytes', () => {
    const plain = smaller(JSON.stringify(answers));
    expect(raw.put!['answers']!.length).toBe(plain.length + 29);
  });

  it('does not open as something else', () => {
    const docs = { answers: { version: 1, value: raw.due![0]!.work } };
    const owned = openOwned('p1', { at: 9, mark: 'm', docs, mail: [] }, { ...key });
    expect(() => owned.docs['answers']?.value).toThrow('STORE_KEY');
    const bundle = sealBundle('p1', 'answers', answers, key.key);
    bundle[0] = 2;
    expect(() => openLog('p1', 'answers', [bundle], key.key)).toThrow('STORE_KEY');
  });

  it('stands in a column of text and comes out again as it was, as does what was text before', () => {
    const before = once('doc answers', JSON.stringify(answers));
    for (const each of [raw.put!['answers']!, before, Buffer.from('turn')])
      expect(fromText(asText(each)).equals(each)).toBe(true);
    expect(asText(before)).toBe(before.toString());
  });
});
