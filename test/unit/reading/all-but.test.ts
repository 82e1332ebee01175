import { readAllBut } from '../../../src/reading/all-but.ts';
import { shippedContent } from '../../harness/scene.ts';

const words = [shippedContent.words('en'), shippedContent.words('es')];
const scale = { min: 0, max: 10 };
const asked = ['pain-now', 'interference', 'sleep', 'mood'].map((linkId) => ({ linkId, scale }));

function read(text: string) {
  const found = readAllBut(text, asked, words);
  return (
    found && {
      told: Object.fromEntries(found.told.map(({ linkId, value }) => [linkId, value])),
      same: found.same,
      isNamed: found.isNamed,
    }
  );
}

const others = (linkId: string) => asked.flatMap((each) => (each.linkId === linkId ? [] : [each.linkId]));

describe('the same, but for one', () => {
  it.each([
    ['same but sleeps a 3', 'sleep', 3],
    ['same as yesterday except sleep, that was a 2', 'sleep', 2],
    ['Same as yesterday, except my pain is up to 6', 'pain-now', 6],
    ['same as yesterday, only slept 5', 'sleep', 5],
    ['igual que ayer, nomas que dormi mal, un 3', 'sleep', 3],
    ['igual que ayer, salvo que hoy dormí bien, 8', 'sleep', 8],
    ['lo mismo que ayer menos el ánimo, 4', 'mood', 4],
  ])('takes the number for what is named: %s', (text, linkId, value) =>
    expect(read(text)).toEqual({ told: { [linkId]: value }, same: others(linkId), isNamed: true }),
  );

  it.each([
    ['same as yesterday except sleep', 'sleep'],
    ['same but i slept 5 hours', 'sleep'],
    ['same as yesterday but the pain was 4 and the pain is 6', 'pain-now'],
    ['igual que ayer, excepto que dormí 5 horas', 'sleep'],
  ])('leaves it to be asked where no number is plainly of it: %s', (text, linkId) =>
    expect(read(text)).toEqual({ told: {}, same: others(linkId), isNamed: true }),
  );

  it.each([
    'same but my knees are a 3',
    'igual que ayer, pero la rodilla un 8',
    'same as yesterday but worse',
  ])('says that nobody knows what it is of: %s', (text) =>
    expect(read(text)).toMatchObject({ told: {}, isNamed: false }),
  );

  it.each(['same but 5', 'igual que ayer pero 5', '5, same as yesterday but sleep 3', 'tired but sleep 3'])(
    'is not: %s',
    (text) => expect(read(text)).toBeUndefined(),
  );
});
