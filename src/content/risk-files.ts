/** Reads content/risk and checks the shape of each file. What the rules mean is for the risk room to say. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { riskFile } from '../risk/files.ts';
import type { RiskFile } from '../risk/files.ts';
import { readYaml } from './yaml.ts';

/** All files below `dir`, in a fixed order. Throws AppError CONTENT with every fault as `file:line: what is wrong`. */
export function readRiskFiles(dir: string): RiskFile[] {
  const faults: string[] = [];
  const names = globSync('**/*.yaml', { cwd: dir, exclude: ['floors.yaml'] })
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
  if (names.length === 0) faults.push(`${dir}: holds no rule files`);
  const files = names.map((name) => readRiskFile(dir, name, faults));
  if (faults.length > 0) throw new AppError('CONTENT', faults.join('\n'));
  return files.filter((file) => file !== undefined);
}

function readRiskFile(dir: string, name: string, faults: string[]): RiskFile | undefined {
  const path = join(dir, name);
  const read = readYaml(readFileSync(path, 'utf8'));
  if (read.kind === 'slip') {
    faults.push(`${path}:${read.line}: ${read.text.split('\n')[0]}`);
    return undefined;
  }
  const checked = riskFile.safeParse(read.value);
  if (!checked.success) {
    for (const { path: place, message } of checked.error.issues)
      faults.push(`${path}:${read.lineOf(place)}: ${place.join('.')}: ${message}`);
    return undefined;
  }
  const id = name.replace(/\.yaml$/, '');
  if (checked.data.id !== id)
    faults.push(`${path}:${read.lineOf(['id'])}: id: write it as ${id}, after the file's name`);
  return checked.data;
}
