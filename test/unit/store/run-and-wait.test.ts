import { isCritical } from '../../../src/store/redis/replicated.ts';
import { runAndWait, type Client } from '../../../src/store/redis/scripts.ts';

type Answer = [Error | null, unknown];

/** Answers each pipeline in turn; `alone` is what ioredis follows wherever it leads. */
function node(pipelines: Answer[][], alone: () => Promise<unknown>) {
  const asked: string[] = [];
  const pipeline = () => {
    const answers = pipelines.shift() ?? [];
    const note = (name: string) => () => (asked.push(name), line);
    const exec = () => Promise.resolve(answers);
    const line = { commitBuffer: note('script'), exists: note('exists'), wait: note('wait'), exec };
    return line;
  };
  const commitBuffer = () => (asked.push('alone'), alone());
  return { asked, client: { pipeline, commitBuffer } as unknown as Client };
}
const run = (client: Client) => runAndWait(client, 'commit', ['k'], [], { replicas: 1, withinMs: 200 });
const said = (message: string): Answer => [new Error(message), undefined];
const committed = async () => 'committed';

it('asks once where the keys are', async () => {
  const { client, asked } = node(
    [
      [
        [null, 'committed'],
        [null, 1],
      ],
    ],
    committed,
  );
  expect(await run(client)).toEqual({ reply: 'committed', have: 1 });
  expect(asked).toEqual(['script', 'wait']);
});

it.each(['MOVED 17 127.0.0.1:1', 'ASK 17 127.0.0.1:1', 'TRYAGAIN Multiple keys request'])(
  'follows %s, and then waits on the connection by which it got there',
  async (message) => {
    const elsewhere: Answer[] = [said(message), [null, 0]];
    const { client, asked } = node(
      [
        elsewhere,
        [
          [null, 1],
          [null, 2],
        ],
      ],
      committed,
    );
    expect(await run(client)).toEqual({ reply: 'committed', have: 2 });
    expect(asked).toEqual(['script', 'wait', 'alone', 'exists', 'wait']);
  },
);

it('claims no replica while the keys are on their way', async () => {
  const elsewhere = (): Answer[] => [said('ASK 17 127.0.0.1:1'), [null, 3]];
  const { client } = node([elsewhere(), elsewhere()], committed);
  expect(await run(client)).toEqual({ reply: 'committed', have: 0 });
});

it('passes on whatever else is wrong, and asks nobody again', async () => {
  const { client, asked } = node([[said('OOM command not allowed'), [null, 0]]], committed);
  await expect(run(client)).rejects.toThrow('OOM');
  expect(asked).toEqual(['script', 'wait']);
  const gone = node([[said('MOVED 1 a:1'), [null, 0]]], () => Promise.reject(new Error('gone')));
  await expect(run(gone.client)).rejects.toThrow('gone');
});

it('is how alerts and consents go, and the look whether they could', () => {
  const goes = (name: string) => isCritical({ put: { [name]: Buffer.from('{}') } });
  expect(['alert', 'consent', 'probe', 'talk'].map(goes)).toEqual([true, true, true, false]);
});
