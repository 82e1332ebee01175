import { leaks } from '../../harness/canary.ts';

const amina = { name: 'Amina Quillfeather', addresses: ['+15550107777', 'patient-in-teams'] };
const found = (text: string, said: string[] = []) => leaks([{ where: 'log', text }], [amina], said);

describe('what is looked for in everything that is written', () => {
  it.each([
    ['hello Amina', 'Amina'],
    ['AMINA QUILLFEATHER', 'Amina Quillfeather'],
    ['/sms/status?o=%2B15550107777', '5550107777'],
    ['call (555) 010-7777', '5550107777'],
    ['{"user":"patient-in-teams"}', 'patient-in-teams'],
  ])('who somebody is and how they are reached: %s', (text, secret) => {
    expect(found(text)).toContain(`log: ${secret}`);
  });

  it.each([
    ['{"words":"my leg is numb since friday"}', 'my leg is numb since friday'],
    ['?t=my%20leg%20is%20numb%20since%20friday', 'my leg is numb since friday'],
    ['t=My+leg+is+numb+since+friday', 'my leg is numb since friday'],
    ['... "leg is numb" ...', 'leg is numb'],
    ['the zanzibar', 'zanzibar'],
  ])('what somebody has said, whole or in part: %s', (text, secret) => {
    expect(found(text, ['my leg is numb since friday', 'zanzibar'])).toContain(`log: ${secret}`);
  });

  it('and not a word of the product that somebody typed alone', () =>
    expect(found('{"action":"patients opened"}', ['patients'])).toEqual([]));

  it.each(['message admitted', 'amina', 'nurse', '15550107776', 'tundras'])(
    'and not what may stand there: %s',
    (text) => expect(found(text, ['nurse', 'message', 'tundra'])).toEqual([]),
  );
});
