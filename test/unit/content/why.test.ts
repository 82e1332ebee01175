import { whys, whyOf } from '../../../src/content/why.ts';
import { shippedContent } from '../../harness/scene.ts';
import { readFileSync } from 'node:fs';

/** Words for clinicians, and words inside other texts: nobody is sent these by themselves. */
const NOT_SENT =
  /^(?:answer|brief|clinic|hook|label|mail|page|page-words|signal|task|teams|tier|voice|watch|whose)$/;
const keys = [
  ...readFileSync('content/messages/en.yaml', 'utf8').matchAll(/^ {2}([a-z0-9-]+\.[\w.-]+):/gm),
].map(([, key = '']) => key);
const families = [...new Set(keys.map((key) => key.split('.')[0] ?? ''))].filter(
  (family) => !NOT_SENT.test(family),
);

describe('why a message was sent', () => {
  it('is known for every kind of message that there is', () => {
    expect(families.length).toBeGreaterThan(20);
    expect(families.filter((family) => whys[family] === undefined)).toEqual([]);
  });

  it.each([...new Set(Object.values(whys))])('%s has words in both languages', (why) => {
    expect(shippedContent.text(`clinic.why.${why}`, 'en')).not.toBe('');
    expect(shippedContent.text(`clinic.why.${why}`, 'es')).not.toBe('');
  });

  it.each([
    ['pain-now', 'check-in'],
    ['daily-check-in/pain-now', 'check-in'],
    ['check-in.greeting + daily-check-in/pain-now', 'check-in'],
    ['phq-8/item-1', 'form'],
    ['answers/sleep', 'other'],
    ['pace.many', 'many'],
    ['pace.week.advance', 'goal'],
    ['medicine.watch', 'medicine'],
    ['everyday.thanks', 'other'],
  ])('%s: %s', (key, why) => expect(whyOf(key)).toBe(why));
});
