/** What an alert keeps as the name of what raised it, and what of that can be tried on the past. */
import { shippedContent } from '../../harness/scene.ts';
import { secondReaderRule } from '../../../src/model/signal.ts';
import { tryOnNumbers, tryOnWords } from '../../../src/risk/backtest.ts';
import { namesIn, numbersRule, plainRule, whyNotTried } from '../../../src/risk/rule-names.ts';

describe('the name of a rule', () => {
  it('is tried as the alert has kept it', () => {
    const [number] = shippedContent.triggers;
    expect(tryOnNumbers(shippedContent.triggers, plainRule(numbersRule(number!.id)))).toBeDefined();
    for (const name of namesIn(`chest-pain, ${secondReaderRule}`))
      expect(tryOnWords(shippedContent, plainRule(name))).toBeDefined();
  });

  it.each(['protocol/direct-question', 'flare/numb', 'language-model/danger'])(
    'or says why it cannot be: %s',
    (name) => expect(whyNotTried(name)).toMatch(/content\//),
  );

  it('says nothing against a rule', () => {
    expect(whyNotTried(secondReaderRule)).toBeUndefined();
    expect(whyNotTried('trigger/pain-high')).toBeUndefined();
  });
});
