import { openProvider } from '../harness/provider.ts';
import { measureTurns } from './turns.ts';

const provider = await openProvider();
const profile = process.env['PROFILE'];
const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
const rounds = Number(process.env['ROUNDS'] ?? 3);
const talks = Number(process.env['TALKS'] ?? 150);
console.table(await measureTurns(provider, { rounds, talks, together: 32 }, flags));
await provider.close();
