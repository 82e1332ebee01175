/** Every command says how it is used, and does nothing else when it is asked for that. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const commands = Object.entries(scripts).flatMap(([name, line]) => {
  const [, file] = /^node src\/launch\.mjs (src\/\S+|test\/\S+)$/.exec(line) ?? [];
  return file === undefined ? [] : [[name, file] as const];
});

it.each(commands)('npm run %s -- --help', async (name, file) => {
  // A command that begins its work anyway is ended, and fails.
  const { stdout, stderr } = await run('node', ['src/launch.mjs', file, '--help'], { timeout: 60_000 });
  expect(stdout).toMatch(new RegExp(`npm (run )?(-s )?${name}\\b`));
  expect(stderr).toBe('');
});

it('knows them all', () => {
  expect(commands.map(([name]) => name)).toEqual(expect.arrayContaining(['start', 'screen', 'ops', 'bench']));
});
