import { isOurMistake, isReplacedPrimary, troubleOf, withRemedy } from '../../../src/store/redis/trouble.ts';

const reply = (message: string) => Object.assign(new Error(message), { name: 'ReplyError' });

describe('what Redis says', () => {
  it.each([
    ["OOM command not allowed when used memory > 'maxmemory'. script: 1f, on @user_script:1.", 'OOM'],
    ['ERR Error running script (call to f_1f): @user_script:9: -OOM command not allowed', 'OOM'],
    ["READONLY You can't write against a read only replica. script: 1f, on @user_script:1.", 'READONLY'],
    ['LOADING Redis is loading the dataset in memory', 'LOADING'],
    ["MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.", 'MASTERDOWN'],
    ['CLUSTERDOWN The cluster is down', 'CLUSTERDOWN'],
    ['NOREPLICAS Not enough good replicas to write.', 'NOREPLICAS'],
    ['MISCONF Redis is configured to save RDB snapshots', 'MISCONF'],
    ['WRONGPASS invalid username-password pair or user is disabled.', 'WRONGPASS'],
  ])('"%s" is its condition, and there is a remedy', (message, trouble) => {
    expect(isOurMistake(reply(message))).toBe(false);
    expect(troubleOf(reply(message))).toBe(trouble);
    expect(withRemedy(trouble)).toMatch(new RegExp(`^The reason: ${trouble}\\. \\w`));
  });

  it.each(["ERR unknown command 'OOMPH'", 'WRONGTYPE Operation against a key', 'CROSSSLOT Keys in request'])(
    '"%s" is our mistake',
    (message) => expect(isOurMistake(reply(message))).toBe(true),
  );

  it('knows a primary that has been replaced', () => {
    expect(isReplacedPrimary(reply("READONLY You can't write against a read only replica."))).toBe(true);
    expect(isReplacedPrimary(reply('OOM command not allowed'))).toBe(false);
  });

  it('is told without anything that was to be stored', () => {
    expect(troubleOf(Object.assign(new Error('connect +15550107777'), { code: 'ECONNREFUSED' }))).toBe(
      'ECONNREFUSED',
    );
    expect(troubleOf(new Error('something about +15550107777'))).toBe('disconnected');
    expect(troubleOf(new Error('Command timed out'))).toBe('timeout');
  });
});
