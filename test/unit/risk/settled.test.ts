/** What makes a danger less urgent where it is said, each beside a message in which that is undone: only the first may wait. */
import { compileRules } from '../../../src/risk/rules.ts';
import { screen } from '../../../src/risk/screen.ts';
import { shippedContent } from '../../harness/scene.ts';

const rules = compileRules(shippedContent.riskFiles);
const tierOf = (text: string) => screen({ text, supported: 'all' }, rules).tier;

describe('what is told as over, small or to come', () => {
  it.each([
    [
      'I had suicidal thoughts in June, none since, my therapist knows',
      'soon',
      'I had suicidal thoughts in June, my therapist knows, they came back last night',
      'urgent',
    ],
    [
      'en junio pensé en matarme, ya no, sigo con mi psicóloga',
      'soon',
      'en junio pensé en matarme, sigo con mi psicóloga, anoche volvió',
      'urgent',
    ],
    [
      'my speech went slurred last Tuesday for five minutes, fine since',
      'urgent',
      'my speech went slurred an hour ago for five minutes, fine since',
      'emergency',
    ],
    [
      'la boca se me torció hace cuatro días, no ha vuelto',
      'urgent',
      'la boca se me torció hace una hora, no ha vuelto',
      'emergency',
    ],
    [
      'welts on my chest and arms since the new tablet',
      'urgent',
      'welts since the new tablet and my chest is wheezing',
      'emergency',
    ],
    [
      'me pica el estómago, un poco de acidez con el ibuprofeno',
      'soon',
      'me arde el estómago con el ibuprofeno y vomité',
      'urgent',
    ],
    [
      'on apixaban, a few drops of blood on the paper',
      'urgent',
      'on apixaban, a few drops of blood on the paper and I fainted',
      'emergency',
    ],
    ['I will run out of tramadol on Friday', 'soon', 'I ran out of tramadol on Friday', 'urgent'],
    ['el viernes me quedo sin tramadol', 'soon', 'desde el viernes estoy sin tramadol', 'urgent'],
    [
      'took an extra gabapentin on Sunday, just the once',
      'soon',
      'took an extra gabapentin on Sunday and I am so drowsy',
      'emergency',
    ],
    [
      'gums bleed when I brush, on apixaban',
      'urgent',
      'gums bleed and bright red blood in my stool, on apixaban',
      'emergency',
    ],
    [
      'slipped on the step, only a bruise, walking ok',
      'soon',
      'slipped on the step, only a bruise, on apixaban',
      'emergency',
    ],
    [
      'I keep having pictures of hurting my sister, I would never',
      'urgent',
      'I keep having pictures of hurting my sister, I have the knife',
      'emergency',
    ],
    [
      'a bit sleepy after lunch on the gabapentin, wake fine',
      'soon',
      'a bit sleepy on the gabapentin, nodded at the wheel',
      'urgent',
    ],
    [
      'fever of 38 since the injection',
      'urgent',
      'fever of 38 and a stiff neck since the injection',
      'emergency',
    ],
  ])('%s: %s; %s: %s', (less, lesser, more, graver) => {
    expect([tierOf(less), tierOf(more)]).toEqual([lesser, graver]);
  });
});
