/** Which texts of the catalogue somebody can be told: those that were said on a walk, and those that code or content names. */
import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { skillKeys } from '../../../src/content/skill-checks.ts';
import { patientContent as content } from '../../harness/scene.ts';

const catalogue = 'content/messages/en.yaml';

export function deadTexts(said: ReadonlySet<string>): string[] {
  const { messages } = parse(readFileSync(catalogue, 'utf8')) as { messages: Record<string, unknown> };
  const known = new Set([...said, ...content.skills.flatMap(skillKeys), ...namedByContent()]);
  const code = globSync(['src/**/*.ts', 'dialogs/**/*.ts']).map((file) => readFileSync(file, 'utf8'));
  for (const text of code)
    for (const each of text.match(/(?<=['"])[a-z][\w.-]+(?=['"])/gi) ?? []) known.add(each);
  const patterns = code.flatMap(patternsIn);
  return Object.keys(messages).filter((key) => !known.has(key) && !patterns.some((each) => each.test(key)));
}

/** `weeks.later-${of}`: a name of which a part is worked out. */
function patternsIn(code: string): RegExp[] {
  const found = code.match(/`[a-z][\w-]*\.[^`\n]*\$\{[^`\n]*`/gi) ?? [];
  return found.map((each) => {
    const parts = each.slice(1, -1).split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/);
    return new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+')}$`);
  });
}

/** Protocols, policies and the flare name texts as they are. */
function namedByContent(): string[] {
  const files = globSync('content/**/*.yaml').filter((file) => !file.includes('messages'));
  return files.flatMap((file) => readFileSync(file, 'utf8').match(/[a-z][\w-]*(?:\.[\w-]+)+/gi) ?? []);
}
