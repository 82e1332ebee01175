/** Every rule's own examples: what it must hear, and the look-alikes it must pass over. */
import { languages } from '../../../src/model/language.ts';
import { firing } from '../../../src/risk/screen.ts';
import { compileRules } from '../../../src/risk/rules.ts';
import { shippedContent } from '../../harness/scene.ts';

const files = shippedContent.riskFiles;
const rules = compileRules(files);
const fires = (rule: string, text: string, lang: string) =>
  firing({ text, lang }, rules).some((signal) => signal.rule === rule || signal.rule.endsWith(`/${rule}`));

describe('the rules and their examples', () => {
  for (const file of files) {
    if (file.kind !== 'rules') continue;
    for (const rule of file.rules) {
      for (const lang of languages) {
        const examples = rule.examples[lang];
        if (examples === undefined) continue;
        it.each(examples.match)(`${file.signal}/${rule.id} (${lang}) hears: %s`, (text) => {
          expect(fires(rule.id, text, lang)).toBe(true);
        });
        it.each(examples.pass)(`${file.signal}/${rule.id} (${lang}) passes over: %s`, (text) => {
          expect(fires(rule.id, text, lang)).toBe(false);
        });
      }
    }
  }
});
