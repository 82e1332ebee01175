/** Reads content/risk and checks the shape of each file. What the rules mean is for the risk room to say. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { AppError } from '../errors.ts';
import { riskFile } from '../risk/files.ts';
import type { RiskFile } from '../risk/files.ts';

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
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  for (const fault of document.errors)
    faults.push(`${path}:${lines.linePos(fault.pos[0]).line}: ${fault.message.split('\n')[0]}`);
  if (document.errors.length > 0) return undefined;
  const checked = riskFile.safeParse(document.toJS());
  if (!checked.success) {
    for (const issue of checked.error.issues) {
      faults.push(
        `${path}:${lineOf(document, issue.path, lines)}: ${issue.path.join('.')}: ${issue.message}`,
      );
    }
    return undefined;
  }
  const id = name.replace(/\.yaml$/, '');
  if (checked.data.id !== id)
    faults.push(`${path}:${lineOf(document, ['id'], lines)}: id: write it as ${id}, after the file's name`);
  return checked.data;
}

/** The line of the nearest thing that is there: a missing field has its parent's line. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    const range =
      typeof node === 'object' && node !== null && 'range' in node ? (node.range as [number] | null) : null;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
}
