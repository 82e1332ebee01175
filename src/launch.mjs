/**
 * What `npm start` and `npm test` run first, on whatever Node the machine has: installs exactly what the lockfile names
 * when that has not been done, then hands over to the Node 24 that came with it. Uses nothing that is not in Node 20.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { helpOf } from './help.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.flarepath-installed');
const [first, ...rest] = process.argv.slice(2);

const help = first !== '--test' && rest.includes('--help') ? helpOf(join(root, first)) : undefined;
if (help !== undefined) {
  console.log(help);
  process.exit(0);
}

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(process.platform + process.arch)
  .digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) install();

function install() {
  console.error('flarepath: installing what the lockfile names (only the first time, about a minute) ...');
  // npm is asked to run no package's own scripts: one of them would fetch an unpinned program.
  const done = spawnSync(
    'npm',
    [
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  );
  if (done.status !== 0) {
    console.error(
      'flarepath: the installation failed. Check that this machine reaches its npm registry, then try again.',
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

function node24() {
  const names = [`node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`];
  const inside = names.map((name) =>
    join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
  );
  const found = inside.find((path) => existsSync(path));
  if (found) return found;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(
    `flarepath: needs Node 24, and npm has none for ${process.platform} ${process.arch}. Install Node 24 and try again.`,
  );
  process.exit(1);
}

const node = node24();
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  '--config',
  '.jest.config.mjs',
];
/**
 * V8 takes three of the first at its default of 16 MB and more; what a turn leaves behind fits into less. The second is
 * ten times what is in use: V8 measures by it how much rubbish it lets lie. With half of it a turn costs more.
 */
const memory = first === 'src/main.ts' ? ['--max-semi-space-size=8', '--max-old-space-size=1024'] : [];
const args = first === '--test' ? [...jest, ...rest] : [...memory, first, ...rest];
/** glibc keeps what each thread has given back apart, up to eight times the processors: a twelfth of the whole process. */
const arenas = { MALLOC_ARENA_MAX: '2' };
const env = {
  ...arenas,
  ...process.env,
  PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
};
const child = spawn(node, args, { cwd: root, stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm ends with its shell at a signal and passes it on to nobody: whoever it leaves behind stops by itself.
const parent = process.ppid;
const isOrphan = () => process.env.npm_lifecycle_event !== undefined && process.ppid !== parent;
setInterval(() => isOrphan() && child.kill('SIGTERM'), 500).unref();
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
