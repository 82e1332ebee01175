/** The two commands for forms, as they are typed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dir = mkdtempSync(join(tmpdir(), 'forms-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const file = (name: string, holds: unknown): string => {
  const path = join(dir, name);
  writeFileSync(path, typeof holds === 'string' ? holds : JSON.stringify(holds));
  return path;
};
const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`src/ops/${command}.ts`, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, out: stdout.trim().split('\n'), err: stderr.trim().split('\n') };
};

const HANG = `'${'a'.repeat(60)}!'.matches('^(a+)+$')`;
const good = file('good.json', {
  resourceType: 'Questionnaire',
  url: 'http://example.org/good',
  item: [
    {
      linkId: 'pain',
      type: 'integer',
      text: 'Pain?',
      code: [{ system: 'http://loinc.org', code: '72514-3' }],
    },
    { linkId: 'why', type: 'string', text: 'Why?' },
  ],
});

describe('forms:check', () => {
  it('says of each file what becomes of it, hangs on none, and prints nothing that a form would like to', () => {
    const hanging = file('hanging.json', {
      resourceType: 'Questionnaire',
      item: [
        { linkId: 'q', type: 'boolean', text: 'Q?' },
        {
          linkId: 't',
          type: 'string',
          text: 'T',
          extension: [
            {
              url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
              valueExpression: { language: 'text/fhirpath', expression: "'seen'.trace('x')" },
            },
          ],
        },
        {
          linkId: 'x',
          type: 'boolean',
          text: 'X',
          extension: [
            {
              url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
              valueExpression: { language: 'text/fhirpath', expression: HANG },
            },
          ],
        },
      ],
    });
    const broken = file('broken.json', '{"resourceType": "Questionnaire", ');
    const { status, out, err } = run('forms-check', good, hanging, broken);
    expect(status).toBe(1);
    expect(err).toEqual(['']);
    expect(out).toEqual([
      `${good}: runs, with these limits`,
      expect.stringMatching(/^ {2}Its questions are in English only/),
      `${hanging}: runs, with these limits`,
      '  x: a calculation took too long and was cut off. It is left out.',
      expect.stringMatching(/^ {2}Its questions are in English only/),
      `${broken}: refused, because`,
      '  The file is not JSON: it breaks in line 1. Save the Questionnaire as FHIR JSON.',
    ]);
  });
});

describe('forms:answer', () => {
  it('prints every reply and what was stored, then the response and the Observations', () => {
    const answers = file('answers.json', ['plenty', 'about a 6', 'skip']);
    const { status, out } = run(
      'forms-answer',
      good,
      '--channel',
      'teams',
      '--lang',
      'en',
      '--answers',
      answers,
    );
    const lines = out.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(status).toBe(0);
    expect(lines.slice(1, 4)).toMatchObject([
      {
        typed: 'plenty',
        kind: 'unclear',
        said: ['I could not read that as a number that fits.'],
        stored: [],
      },
      { typed: 'about a 6', kind: 'answered', stored: [{ place: 'pain', values: [{ valueInteger: 6 }] }] },
      { typed: 'skip', kind: 'skipped', card: { type: 'AdaptiveCard' } },
    ]);
    expect(lines.slice(4)).toMatchObject([
      { resourceType: 'QuestionnaireResponse', status: 'completed', item: [{ linkId: 'pain' }] },
      { resourceType: 'Observation', valueQuantity: { value: 6 } },
    ]);
  });

  it.each([
    ['no answers', [good], 'Write: npm run'],
    ['another channel', [good, '--channel', 'fax', '--answers', good], 'Write: npm run'],
    ['answers that are no list', [good, '--answers', good], 'must be a JSON list'],
    ['answers that are not there', [good, '--answers', join(dir, 'none.json')], 'cannot be read'],
  ])('with %s says what to write, in one line', (_, args, says) => {
    const { status, err } = run('forms-answer', ...args);
    expect([status, err.length]).toEqual([2, 1]);
    expect(err[0]).toContain(says);
  });
});
