import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reviewOf, reviewsIn } from '../../../src/content/reviews.ts';

describe('who stands behind the content', () => {
  it('reads the head of a file and not what is below it', () => {
    const text =
      'id: x\nversion: 3\nsource: >-\n  a guideline,\n  in two lines\nreview: { status: approved, by: Dr Haddad, on: 2026-01-02 }\nwords:\n  - review: draft\n';
    expect(reviewOf('a.yaml', text)).toEqual({
      file: 'a.yaml',
      version: '3',
      source: 'a guideline, in two lines',
      status: 'approved',
      by: 'Dr Haddad',
      on: '2026-01-02',
    });
  });

  it('takes a form for signed when it is in force and somebody has approved it', () => {
    const form = { resourceType: 'Questionnaire', version: '1', status: 'active', publisher: 'Dr Haddad' };
    expect(reviewOf('a.json', JSON.stringify(form))?.status).toBe('draft');
    expect(reviewOf('a.json', JSON.stringify({ ...form, approvalDate: '2026-01-02' }))).toMatchObject({
      status: 'approved',
      by: 'Dr Haddad',
    });
  });

  it('leaves out what nobody has to sign', () => {
    expect(reviewOf('reader.json', '{"weights":[]}')).toBeUndefined();
  });

  describe('in the files as they are', () => {
    const dir = mkdtempSync(join(tmpdir(), 'flarepath-reviews-'));
    beforeAll(() => cpSync('content', dir, { recursive: true }));
    afterAll(() => rmSync(dir, { recursive: true }));

    it('has every file that says it is reviewed, and the crisis numbers before they expire', () => {
      const { files, expiring } = reviewsIn(dir, '2026-11-26');
      expect(files.length).toBeGreaterThan(150);
      expect(files.every(({ status }) => status === 'draft')).toBe(true);
      expect(expiring.filter(({ file }) => file.includes('numbers.yaml'))).toEqual([]);
      const isNumbers = ({ is }: { is: string }) => is === 'numbers';
      expect(reviewsIn(dir, '2027-05-20').expiring.filter(isNumbers)).not.toEqual([]);
      // What has expired is not in order again.
      expect(reviewsIn(dir, '2028-05-20').expiring.filter(isNumbers)).toHaveLength(8);
    });

    it('says of a signature that is more than a year old that it is', () => {
      const review = 'review: { status: approved, by: Dr Haddad, on: 2025-01-02 }';
      writeFileSync(join(dir, 'signed.yaml'), `id: signed\nversion: 1\nsource: x\n${review}\n`);
      expect(reviewsIn(dir, '2026-11-26').expiring).toContainEqual({
        file: 'signed.yaml',
        is: 'signature',
        day: '2025-01-02',
      });
    });
  });
});
