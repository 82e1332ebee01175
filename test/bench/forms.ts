/** What a turn of a form costs in processor time. */
import { startFhirPath } from '../../src/forms/fhirpath.ts';
import { play } from '../../src/forms/play.ts';
import { readForm } from '../../src/forms/read-form.ts';
import { shippedContent } from '../harness/scene.ts';

export interface FormsMeasured {
  turns: number;
  cpuMs: number;
  /** With expressions that are worked out again after each answer; the thread's own time is in it. */
  expressionTurns: number;
  expressionCpuMs: number;
}

const ROUNDS = 60;
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression';
const scale = (linkId: string) => ({ linkId, type: 'integer', text: 'From 0 to 10?' });
const worked = (linkId: string, expression: string) => ({
  linkId,
  type: 'decimal',
  text: 'Result',
  extension: [{ url: SDC, valueExpression: { language: 'text/fhirpath', expression } }],
});
/** Of the four alone: with its own result in it, it would go on growing, and be worked out ten times for nothing. */
const sum = "%resource.item.where(linkId in ('a' | 'b' | 'c' | 'd')).answer.value.sum()";
function formOf(item: unknown[]) {
  const read = readForm({
    resourceType: 'Questionnaire',
    id: 'bench',
    url: 'http://example.org/q',
    status: 'active',
    item,
  });
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.because));
  return read.form;
}

export async function measureForms(): Promise<FormsMeasured> {
  const runner = startFhirPath();
  const words = [shippedContent.words('en'), shippedContent.words('es')];
  const turn = {
    words,
    lang: 'en',
    today: '2026-03-02',
    zone: 'UTC',
    world: { evaluate: runner.evaluate },
  } as const;
  const filled = (item: unknown[], typed: string[]) =>
    play(formOf(item), typed, 'sms', turn, ({ key, values }) => shippedContent.text(key, 'en', values));
  const scales = ['a', 'b', 'c', 'd'].map(scale);
  const typed = ['6', 'about a 4', 'seven', '5/10'];
  const plain = async () => void (await filled(scales, typed));
  const reckoned = async () =>
    void (await filled([...scales, worked('e', sum), worked('f', `${sum} / 4`)], typed));
  const cpuMs = await cpuPerTurn(plain, typed.length);
  const expressionCpuMs = await cpuPerTurn(reckoned, typed.length);
  await runner.close();
  const turns = ROUNDS * typed.length;
  return { turns, cpuMs, expressionTurns: turns, expressionCpuMs };
}

/** Of all threads, once warm. */
async function cpuPerTurn(fill: () => Promise<void>, turns: number): Promise<number> {
  for (let round = 0; round < 10; round += 1) await fill();
  const begun = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) await fill();
  const { user, system } = process.cpuUsage(begun);
  return Math.round((user + system) / (ROUNDS * turns) / 10) / 100;
}
