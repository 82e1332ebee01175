/** The operator's commands on a scene, as they are typed. */
import { operatorCommands, type OpsDeps } from '../../src/ops/commands/commands.ts';
import type { Scene } from './scene.ts';

/** What is printed, or why it was refused. `given`: what is unlike a service in order that has just been started. */
export async function operate(scene: Scene, line: string, given: Partial<OpsDeps> = {}): Promise<string> {
  const [name = '', ...args] = line.split(' ');
  const { clinic, roster } = scene.content;
  const command = operatorCommands({
    store: scene.core.store,
    watch: () => undefined,
    now: () => scene.shift.frozenAt,
    upMs: () => 0,
    version: 'test',
    content: 'test',
    readiness: async () => ({ ready: true, not: [], storeUp: true, skewMs: 0 }),
    draining: () => scene.core.draining,
    lastSweep: () => undefined,
    spooled: () => 0,
    setAside: () => 0,
    lookUp: () => ['teams'],
    roomLeft: () => 5_000_000_000,
    zone: clinic.zone,
    holidays: clinic.holidays,
    roster,
    clinicians: clinic.clinicians.map(({ id }) => id),
    fallback: clinic.fallback,
    policy: scene.content.policy,
    people: clinic.clinicians,
    code: () => 'KT47',
    forms: scene.content.forms,
    formPolicy: scene.content.formPolicy,
    pacing: scene.content.outcomes.pacing,
    drain: () => scene.core.drain(),
    resume: () => scene.core.resume(),
    settled: () => scene.core.settled(),
    ...given,
  })[name];
  if (command === undefined) throw new Error(`there is no command ${name}`);
  const outcome = await command(JSON.stringify({ args, json: false }));
  return typeof outcome === 'string' ? outcome : `refused: ${outcome.refused}`;
}
