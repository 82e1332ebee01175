import { eventId } from '../../../src/turn/event-id.ts';
import { readJoinCode } from '../../../src/turn/teams-members.ts';

describe('our name for what a channel delivered', () => {
  it('is the same for the same delivery and another for another', () => {
    expect(eventId('SM1')).toBe(eventId('SM1'));
    expect(eventId('SM1')).not.toBe(eventId('SM2'));
  });

  it('tells nothing of the channel id and can stand in an address', () => {
    const id = eventId('+15550107777/what they wrote');
    expect(id).toMatch(/^[\w-]{22}$/);
    expect(id).not.toContain('5550107777');
  });
});

describe('a join code', () => {
  it.each([
    '7KQ2 M9XT',
    '7kq2m9xt',
    ' 7KQ2-M9XT. ',
    'code 7KQ2 M9XT',
    'Código: 7KQ2 M9XT',
    'codigo 7kq2 m9xt',
  ])('is read from "%s"', (text) => expect(readJoinCode(text)).toBe('7KQ2M9XT'));

  it.each(['', '7KQ2', '7KQ2 M9XT 5', 'hello', 'what is my code please?'])('is not in "%s"', (text) =>
    expect(readJoinCode(text)).toBeUndefined(),
  );
});
