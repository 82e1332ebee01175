import { aimTold } from '../../../src/reading/aim-told.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];

describe('an aim told with the wish for one', () => {
  it.each([
    ['i want to set a goal, walk to the market', 'walk to the market'],
    ['set a goal to play with my grandkids again.', 'play with my grandkids again'],
    ['quiero poner una meta, volver a hacer tortillas a mano', 'volver a hacer tortillas a mano'],
    ['poner una meta de caminar al parque', 'caminar al parque'],
    ['una meta: bailar con mi nieta', 'bailar con mi nieta'],
  ])('in %s is %s', (text, told) => expect(aimTold(text, words)).toBe(told));

  it.each([
    'set a goal please',
    'quiero poner una meta, por favor',
    'can i set a goal, what could it be?',
    'set a goal with the nurse',
    'my goal is far away',
  ])('is not in %s', (text) => expect(aimTold(text, words)).toBeUndefined());
});
