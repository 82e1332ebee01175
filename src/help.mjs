/** What `-- --help` prints, told from the command's own file, so that it needs no installation and is written once. */
import { readFileSync } from 'node:fs';

/**
 * How the command is used, or what its first comment says of it. Undefined for a command that answers by itself.
 * @param {string} file its entry point
 */
export function helpOf(file) {
  const text = readFileSync(file, 'utf8');
  if (text.includes("'--help'") || text.includes('values.help')) return undefined;
  const [, usage] = /^const USAGE = `([^`]*)`;$/m.exec(text) ?? [];
  if (usage !== undefined) return usage;
  const [, comment = ''] = /^\/\*\*(.*?)\*\//s.exec(text) ?? [];
  return comment.replace(/^\s*\*? ?/gm, '').trim();
}
