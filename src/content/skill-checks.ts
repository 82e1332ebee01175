/** What must hold for the library of skills: texts for every part, words to ask for each, reasons that can be given. */
import type { Skill } from '../model/skill.ts';
import { isUnasked } from './outcome-checks.ts';
import { hasMessage } from './messages.ts';
import type { Parts } from './read-content.ts';
import { faultAt, type Fault, type Path } from './source.ts';

export function skillFaults(parts: Parts): Fault[] {
  return parts.skills.flatMap(({ source, value }) => {
    const fault = (path: Path, text: string) => faultAt(source, path, text);
    const missing = (key: string) => !hasMessage(parts.catalogues, key);
    return [
      ...skillKeys(value)
        .filter(missing)
        .map((key) => fault(['id'], `there is no message ${key}. Add it to content/messages.`)),
      ...value.needs.flatMap((need, at) => [
        ...(missing(need.because)
          ? [
              fault(
                ['needs', at, 'because'],
                `there is no message ${need.because}. Add it, or mend the name.`,
              ),
            ]
          : []),
        ...(need.kind === 'days' && isUnasked(parts, need.of)
          ? [fault(['needs', at, 'of'], `no question is called ${need.of}. Mend the name.`)]
          : []),
        ...(need.kind === 'days' && need.days > need.outOf
          ? [fault(['needs', at, 'days'], 'asks for more days than it looks at. Mend days or outOf.')]
          : []),
      ]),
    ];
  });
}

/** Every text of a skill, by the names its parts have. */
export function skillKeys({ id, after }: Pick<Skill, 'id' | 'after'>): string[] {
  const steps = after.slice(1).map((_, at) => `step-${at + 1}`);
  return [
    `label.skill.${id}`,
    ...['not-if', 'short', 'guide', ...steps].map((part) => `skill.${id}.${part}`),
  ];
}
