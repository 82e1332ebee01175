/** Our own codes, for what others have none: each that a form of ours uses is declared here, with what it stands for. */
import { z } from 'zod';
import type { Parts } from './read-content.ts';
import { faultAt, readSource, shaped, type Fault, type Path, type Source } from './source.ts';

const codeSystemsFile = z.strictObject({
  id: z.string(),
  version: z.number().int().min(1),
  source: z.string(),
  review: z.looseObject({ status: z.enum(['draft', 'approved']) }),
  codeSystems: z.array(
    z.looseObject({
      resourceType: z.literal('CodeSystem'),
      url: z.string(),
      name: z.string(),
      title: z.string(),
      status: z.enum(['draft', 'active', 'retired']),
      content: z.literal('complete'),
      concept: z.array(z.strictObject({ code: z.string(), display: z.string() })).min(1),
    }),
  ),
});

/** Names by which rules find a question; they never leave. */
const NAMES = 'urn:flarepath:item';
const OWN = /^(?:urn:flarepath:|https:\/\/flarepath\.example\/CodeSystem\/)/;

/** Codes that are not declared, or stand for something else than is declared. */
export function codeFaults(
  dir: string,
  { forms, questionnaires }: Pick<Parts, 'forms' | 'questionnaires'>,
): Fault[] {
  const faults: Fault[] = [];
  const file = shaped(readSource(dir, 'code-systems.json', faults), codeSystemsFile, faults);
  const known = new Map(
    file?.codeSystems.flatMap(({ url, concept }) =>
      concept.map((each) => [`${url} ${each.code}`, each.display]),
    ),
  );
  const used = [...forms, ...questionnaires].flatMap(({ source }) => codingsIn(source.value, [], source));
  return [
    ...faults,
    ...used.flatMap(({ source, path, system, code, display }) => {
      const declared = known.get(`${system} ${code}`);
      if (declared === undefined)
        return [faultAt(source, path, `${code} is not declared for ${system} in code-systems.json. Add it.`)];
      return display === undefined || display === declared
        ? []
        : [faultAt(source, path, `${code} is "${declared}" in code-systems.json. Say the same in both.`)];
    }),
  ];
}

interface Used {
  source: Source;
  path: Path;
  system: string;
  code: string;
  display: string | undefined;
}

function codingsIn(of: unknown, path: Path, source: Source): Used[] {
  if (typeof of !== 'object' || of === null) return [];
  const { system, code, display } = of as Record<string, unknown>;
  const isOwn =
    typeof system === 'string' && OWN.test(system) && system !== NAMES && typeof code === 'string';
  const own = isOwn
    ? [{ source, path, system, code, display: typeof display === 'string' ? display : undefined }]
    : [];
  return [
    ...own,
    ...Object.entries(of).flatMap(([key, value]) =>
      codingsIn(value, [...path, Array.isArray(of) ? Number(key) : key], source),
    ),
  ];
}
