/** Turns a second: the service on both wires, a stock Bot Framework bot, and the floor, interleaved in one run. */
import { startRedis } from '../harness/redis-server.ts';
import { openClinic, type Clinic } from './clinic.ts';
import { converse, percentile, type Talk, type Turns } from './load.ts';
import { people, texted, typed, type Person } from './people.ts';
import { cpuOf, startServer, type Server } from './process.ts';
import type { Provider } from '../harness/provider.ts';

export interface Rounds {
  rounds: number;
  /** Conversations of six turns each in a round, for each subject. */
  talks: number;
  together: number;
}
export interface Row {
  what: string;
  perSecond: number;
  p50: number;
  p99: number;
  /** Processor time of the server and its Redis for a turn, in microseconds. */
  cpu: number;
  redisCpu: number;
  failed: number;
}

interface Subject {
  what: string;
  talk(who: Person): Talk;
  pids: [number, number | undefined];
}

export async function measureTurns(provider: Provider, of: Rounds, flags: string[] = []): Promise<Row[]> {
  const clinic = await openClinic(provider, flags);
  const floorRedis = await startRedis();
  const env = { PROVIDER: provider.url, REDIS_SOCKET: floorRedis?.socketPath ?? '' };
  const floor = await startServer('test/bench/servers/floor.ts', env);
  const stock = await startServer('test/bench/servers/stock.ts', {});
  try {
    return await interleaved(provider, of, clinic, subjects(provider, clinic, floor, stock, floorRedis?.pid));
  } finally {
    await Promise.all([floor.stop(), stock.stop()]);
    await floorRedis?.stop();
    await clinic.close();
  }
}

function subjects(
  provider: Provider,
  { service, redis }: Clinic,
  floor: Server,
  stock: Server,
  floorRedis: number | undefined,
): Subject[] {
  const ours: [number, number] = [service.pid, redis.pid];
  return [
    { what: 'stock bot', pids: [stock.pid, undefined], talk: (who) => typed(stock.url, provider.url, who) },
    { what: 'Flarepath, Bot Framework', pids: ours, talk: (who) => typed(service.url, provider.url, who) },
    { what: 'floor', pids: [floor.pid, floorRedis], talk: (who) => texted(floor.url, who) },
    { what: 'Flarepath, SMS', pids: ours, talk: (who) => texted(service.url, who) },
  ];
}

/** Round after round, so that a machine that is slow for a while is slow for all of them. */
async function interleaved(provider: Provider, of: Rounds, clinic: Clinic, all: Subject[]): Promise<Row[]> {
  const seen = new Map<string, { turns: Turns[]; cpu: number[]; redisCpu: number[] }>(
    all.map(({ what }) => [what, { turns: [], cpu: [], redisCpu: [] }]),
  );
  for (let round = 0; round <= of.rounds; round += 1) {
    for (const [place, subject] of all.entries()) {
      const who = people((round * all.length + place) * of.talks, of.talks);
      if (subject.what.startsWith('Flarepath')) await clinic.join(who);
      const before = subject.pids.map((pid) => (pid === undefined ? 0 : cpuOf(pid)));
      const turns = await converse(provider, who.map(subject.talk), of.together);
      const [cpu = 0, redisCpu = 0] = subject.pids.map((pid, index) =>
        pid === undefined ? 0 : ((cpuOf(pid) - (before[index] ?? 0)) * 1e6) / turns.count,
      );
      // The first round warms everybody up.
      if (round === 0) continue;
      const kept = seen.get(subject.what);
      kept?.turns.push(turns);
      kept?.cpu.push(cpu);
      kept?.redisCpu.push(redisCpu);
    }
  }
  return [...seen].map(([what, { turns, cpu, redisCpu }]) => ({ what, ...summary(turns, cpu, redisCpu) }));
}

function summary(turns: Turns[], cpu: number[], redisCpu: number[]): Omit<Row, 'what'> {
  const middle = (values: number[]) => percentile(values, 0.5);
  return {
    perSecond: Math.round(middle(turns.map(({ count, seconds }) => count / seconds))),
    p50: middle(turns.map(({ replied }) => percentile(replied, 0.5))),
    p99: middle(turns.map(({ replied }) => percentile(replied, 0.99))),
    cpu: Math.round(middle(cpu)),
    redisCpu: Math.round(middle(redisCpu)),
    failed: turns.reduce((sum, { failed }) => sum + failed, 0),
  };
}
