/** What people answer every day tells nobody anything, whatever words of danger it shares: both readers as the service has them. */
import { outranks } from '../../../src/model/signal.ts';
import { createBothReaders } from '../../../src/risk/readers.ts';
import { shippedContent } from '../../harness/scene.ts';

const screen = createBothReaders(shippedContent);

describe.each([
  [
    'an ordinary dose',
    [
      'took 2 aleve with my porridge',
      'pregabalin 75 mg, one at bedtime',
      'ibuprofen and a hot water bottle',
      'me tomé un paracetamol con el café',
      'tramadol 50 mg en la noche',
      'me tomé 600 mg de gabapentina',
    ],
  ],
  [
    'a part of the body',
    [
      'chest',
      'left arm',
      'chest and shoulder',
      'neck, jaw',
      'both legs',
      'el pecho',
      'la cadera y las piernas',
    ],
  ],
  ['a farewell', ['goodbye', 'bye, have a nice day', 'good night then', 'adiós, buen día', 'hasta el lunes']],
  ['no answer', ["honestly can't say", "couldn't tell you", 'no sabría decirle', 'ni idea la verdad']],
  [
    'a pause',
    [
      'away from Tuesday 5 to Sunday 10',
      'no texts tomorrow please',
      "I don't want to be asked tomorrow",
      'de viaje del martes 5 al domingo 10',
      'desde el lunes 30 hasta el 14 de diciembre',
      'estoy en el hospital, no quiero mensajes por favor',
    ],
  ],
  ['a worry of what may come', ['afraid of getting hooked', 'miedo a depender de ellas']],
  ['a verb of harm that harms nobody', ['my husband hit the brakes and my neck hurts']],
  ['a number with its reason', ['8 after the physio', '7, lay down most of the day', 'un 6 desde anoche']],
])('%s', (_what, said) => {
  it.each(said)('%s', (text) => {
    expect(outranks(screen({ text }).tier, 'ask')).toBe(false);
  });
});
